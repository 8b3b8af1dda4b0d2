package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpServiceTest {

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void session_with_starttls_reads_as_with_ses() throws Exception {
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            assertThat(client.reply()).matches("220 email-smtp\\.amazonaws\\.com ESMTP SimpleEmailService-\\S+ \\w+");
            assertThat(client.send("EHLO client.example.com"))
                    .isEqualTo(
                            "250-email-smtp.amazonaws.com\n250-8BITMIME\n250-STARTTLS\n250-AUTH PLAIN LOGIN\n250 Ok");
            assertThat(client.send("STARTTLS")).isEqualTo("220 Ready to start TLS");
            client.encrypt(RawSmtp.trusting(simulator.smtpCaPem()), "localhost");
            assertThat(client.send("EHLO client.example.com"))
                    .isEqualTo("250-email-smtp.amazonaws.com\n250-8BITMIME\n250-AUTH PLAIN LOGIN\n250 Ok");
            assertThat(client.send(RawSmtp.plain(Credential.EXAMPLE.accessKeyId(), RawSmtp.PASSWORD)))
                    .isEqualTo("235 Authentication successful.");
            assertThat(client.send("MAIL FROM:<noreply@example.com> BODY=8BITMIME"))
                    .isEqualTo("250 Ok");
            assertThat(client.send("RCPT TO:<ann@example.com>")).isEqualTo("250 Ok");
            assertThat(client.send("DATA")).isEqualTo("354 End data with <CR><LF>.<CR><LF>");
            String accepted = client.content(RawSmtp.message("ann@example.com"));
            assertThat(accepted).startsWith("250 Ok 0102");
            assertThat(client.send("QUIT")).isEqualTo("221 Bye");
            assertThat(client.isClosed()).isTrue();

            ReceivedMail mail = simulator.mailbox().messages().get(0);
            assertThat(accepted).isEqualTo("250 Ok " + mail.id());
            assertThat(mail.via()).isEqualTo("ses-smtp");
            assertThat(mail.region()).isEqualTo("eu-west-1");
            assertThat(mail.accessKeyId()).isEqualTo(Credential.EXAMPLE.accessKeyId());
        }
    }

    @Test
    void tls_port_begins_with_tls() throws Exception {
        try (RawSmtp client = RawSmtp.connectWithTls(simulator)) {
            assertThat(client.reply()).startsWith("220 email-smtp.amazonaws.com ESMTP ");
            assertThat(client.send("EHLO client.example.com")).doesNotContain("STARTTLS");
            client.send(RawSmtp.plain(Credential.EXAMPLE.accessKeyId(), RawSmtp.PASSWORD));
            assertThat(client.mail("ann@example.com")).startsWith("250 Ok 0");
        }
    }

    @Test
    void idle_session_is_told_and_closed() throws Exception {
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.mail("ann@example.com");

            simulator.smtp().timeOutIdleConnections();

            assertThat(client.reply()).isEqualTo("451 4.4.2 Timeout waiting for data from client.");
            assertThat(client.isClosed()).isTrue();
            assertThat(simulator.smtp().awaitConnectionsOpen(0, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }
}
