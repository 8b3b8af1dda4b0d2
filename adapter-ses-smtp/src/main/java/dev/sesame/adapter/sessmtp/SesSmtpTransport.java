package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.EmailTransport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Hands messages to Amazon SES over SMTP, always encrypted, on connections that are kept.
 *
 * <p>One attempt a message. A kept connection that turns out to be closed before it was told of the message does not
 * count: the message goes on the next one. A thread that is interrupted while it waits for a connection sends nothing, and
 * stays interrupted. {@link #close()} returns once the sends under way have ended, but waits no longer than
 * {@link SesSmtpConfig#answerTimeout()}.
 */
public final class SesSmtpTransport implements EmailTransport {

    private final SesSmtpConfig config;
    private final MailComposer composer;
    private final Wiring wiring;
    private final AccountPools pools;

    /** A transport with its own connections; it connects when there is something to send. */
    public SesSmtpTransport(SesSmtpConfig config, Clock clock) {
        this(config, clock, System::nanoTime);
    }

    SesSmtpTransport(SesSmtpConfig config, Clock clock, LongSupplier ticker) {
        this.config = config;
        this.composer = new MailComposer(clock);
        this.wiring = Wiring.of(config, ticker);
        this.pools = new AccountPools(config.maxAccounts(), config.answerTimeout(), this::pool);
    }

    private AccountPool pool(SendingAccount account) {
        return new AccountPool(
                wiring, new ConnectionFactory(wiring, SmtpHost.of(account, config), SmtpLogin.of(account, config)));
    }

    @Override
    public String name() {
        return "ses-smtp";
    }

    @Override
    public Receipt send(OutboundEmail email, SendingAccount account) {
        try (AccountPools.Lease lease = pools.lease(account)) {
            if (email.options().endpointId() != null) {
                throw new TransportException(
                        FailureReason.RESOURCE_NOT_FOUND,
                        "A multi-region endpoint has no SMTP form: use the SES API, or send without the endpoint id",
                        null);
            }
            WireMail mail = composer.compose(email);
            Failures failures =
                    new Failures(email, account.region(), SmtpHost.of(account, config) + ":" + config.port());
            return receipt(lease.pool().deliver(mail, failures), email, failures);
        }
    }

    private Receipt receipt(Reply answer, OutboundEmail email, Failures failures) {
        String id = config.auth() ? answer.sesId() : answer.relayId();
        if (id != null) {
            return new Receipt(id);
        }
        if (config.auth()) {
            throw failures.noMessageId(answer);
        }
        // A relay's 250 is its word (RFC 5321 §4.2.1), and it keeps our Message-ID.
        return new Receipt(MailComposer.messageId(email));
    }

    @Override
    public Map<String, Object> describe(OutboundEmail email) {
        WireMail mail = composer.compose(email);
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("mailFrom", mail.mailFrom());
        description.put("rcptTo", mail.rcptTo());
        description.put("headers", mail.headers());
        description.put("data", mail.text());
        return description;
    }

    @Override
    public List<Problem> limitations(ConnectorConfig connector) {
        List<Problem> limitations = new ArrayList<>();
        try {
            SmtpLogin.of(connector.account(), config);
        } catch (TransportException e) {
            limitations.add(new Problem("", "cannot send over SES SMTP: " + e.getMessage()));
        }
        if (config.auth() && config.password() != null) {
            limitations.add(new Problem(
                    "/accessKeyId",
                    "logs in to SES SMTP with the password that is set for all connectors, and so must be the one access key"
                            + " and region that it belongs to"));
        }
        if (connector.options().endpointId() != null) {
            limitations.add(
                    new Problem("/endpointId", "has no SMTP form: this connector can only send over the SES API"));
        }
        return limitations;
    }

    /** Its connections now, for people who watch over it. */
    public SmtpConnections connections() {
        return pools.connections();
    }

    @Override
    public void close() {
        pools.close();
    }
}
