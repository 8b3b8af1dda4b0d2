package dev.sesame.benchmarks.smtp.sender;

import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SesSmtpTransport;
import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Our transport, with every default. */
final class SesameMailer implements Mailer {

    private final SesSmtpTransport transport;
    private final SendingAccount account;
    private final Fields config;
    private final Mailbox from;
    private final Mailbox to;

    SesameMailer(Fields config) {
        this.config = config;
        this.from = Mailbox.parse(config.text("from"));
        this.to = Mailbox.parse(config.text("to"));
        this.account = new SendingAccount(
                config.text("region"),
                new AccessKeys(config.text("user"), Secret.of(config.text("secretKey")), null),
                null);
        this.transport = new SesSmtpTransport(
                SesSmtpConfig.builder()
                        .host(config.text("host"))
                        .port((int) config.number("port"))
                        .tls(SesSmtpConfig.Tls.valueOf(config.text("tls")))
                        .auth(config.flag("auth"))
                        .trust(config.text("ca"))
                        .build(),
                Clock.systemUTC());
    }

    @Override
    public void send(long number) {
        transport.send(
                new OutboundEmail(
                        "message-" + number,
                        from,
                        to,
                        List.of(),
                        config.text("subject") + " " + number,
                        config.text("html"),
                        config.text("text"),
                        Map.of(),
                        Map.of(),
                        SesOptions.NONE),
                account);
    }

    @Override
    public void close() {
        transport.close();
    }
}
