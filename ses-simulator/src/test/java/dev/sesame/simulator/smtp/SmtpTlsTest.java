package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.tls.ServerCertificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTlsTest {

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void certificate_is_good_for_loopback(String host) throws Exception {
        try (RawSmtp client = startTls()) {
            SSLSocket tls = client.encrypt(RawSmtp.trusting(simulator.smtpCaPem()), host);

            assertThat(tls.getSession().getProtocol()).isEqualTo("TLSv1.3");
            client.send("NOOP");
            assertThat(simulator.smtp().connections().get(0).tlsProtocol()).hasValue("TLSv1.3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED,validity check failed",
        "SELF_SIGNED,unable to find valid certification path",
        "WRONG_HOST,No subject alternative DNS name matching localhost found"
    })
    void bad_certificate_is_refused_by_a_careful_client(ServerCertificate certificate, String reason) throws Exception {
        simulator.smtp().behaviour().certificate(certificate);
        SSLContext trust = RawSmtp.trusting(simulator.smtpCaPem());

        try (RawSmtp client = startTls()) {
            assertThatThrownBy(() -> client.encrypt(trust, "localhost"))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining(reason);
        }
        assertThatThrownBy(() -> RawSmtp.connectWithTls(simulator)).isInstanceOf(SSLException.class);
        assertThat(simulator.smtp().awaitConnectionsOpen(0, Duration.ofSeconds(20)))
                .isTrue();

        simulator.smtp().behaviour().certificate(ServerCertificate.TRUSTED);
        RawSmtp.connectWithTls(simulator).close();
    }

    @Test
    void authority_of_another_simulator_is_another() {
        try (SesSimulator other = SesSimulator.builder().smtp().start()) {
            assertThat(simulator.smtpCaPem()).startsWith("-----BEGIN CERTIFICATE-----\n");
            assertThat(simulator.smtpCaPem()).isNotEqualTo(other.smtpCaPem());
        }
    }

    @Test
    void nothing_of_worth_is_taken_before_tls() throws Exception {
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();
            client.send("EHLO client.example.com");

            String required = "530 Must issue a STARTTLS command first";
            assertThat(client.send("AUTH LOGIN")).isEqualTo(required);
            assertThat(client.send(RawSmtp.plain("user", "password"))).isEqualTo(required);
            assertThat(client.send("MAIL FROM:<noreply@example.com>")).isEqualTo(required);
            assertThat(client.send("NOOP")).isEqualTo("250 Ok");
        }
    }

    @Test
    void starttls_works_once_and_without_parameters() throws Exception {
        try (RawSmtp client = startTls()) {
            client.encrypt(RawSmtp.trusting(simulator.smtpCaPem()), "localhost");

            assertThat(client.send("STARTTLS now")).startsWith("501 ");
            assertThat(client.send("STARTTLS")).startsWith("454 TLS not available");
        }
    }

    @Test
    void commands_smuggled_in_behind_starttls_end_the_session() throws Exception {
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();
            client.send("EHLO client.example.com");
            client.write("STARTTLS\r\nEHLO attacker.example.com\r\n");

            assertThat(client.reply()).startsWith("220 ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void hidden_starttls_leaves_credentials_to_careless_clients() throws Exception {
        simulator.smtp().behaviour().startTls(StartTls.HIDDEN);
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();

            assertThat(client.send("EHLO client.example.com"))
                    .doesNotContain("STARTTLS")
                    .contains("AUTH PLAIN LOGIN");
            assertThat(client.send("STARTTLS")).startsWith("500 ");
            assertThat(client.send(RawSmtp.plain(Credential.EXAMPLE.accessKeyId(), RawSmtp.PASSWORD)))
                    .startsWith("235 ");
            assertThat(client.mail("ann@example.com")).startsWith("250 Ok ");
            assertThat(simulator.smtp().connections().get(0).clearText()).contains("AUTH PLAIN", "Subject: Your code");
        }
    }

    @Test
    void refused_starttls_was_announced() throws Exception {
        simulator.smtp().behaviour().startTls(StartTls.REFUSED);
        try (RawSmtp client = RawSmtp.connect(simulator)) {
            client.reply();

            assertThat(client.send("EHLO client.example.com")).contains("250-STARTTLS");
            assertThat(client.send("STARTTLS")).isEqualTo("454 TLS not available due to temporary reason");
            assertThat(client.send(RawSmtp.plain(Credential.EXAMPLE.accessKeyId(), RawSmtp.PASSWORD)))
                    .startsWith("235 ");
        }
    }

    @Test
    void ignored_starttls_goes_on_in_clear() throws Exception {
        simulator.smtp().behaviour().startTls(StartTls.IGNORED);
        try (RawSmtp careful = startTls();
                RawSmtp careless = startTls()) {
            SSLContext trust = RawSmtp.trusting(simulator.smtpCaPem());

            assertThatThrownBy(() -> careful.encrypt(trust, "localhost")).isInstanceOf(SSLException.class);
            assertThat(careless.send("EHLO client.example.com")).contains("250-AUTH PLAIN LOGIN");
        }
    }

    @Test
    void transcript_shows_what_came_in_clear() throws Exception {
        try (RawSmtp client = RawSmtp.ready(simulator)) {
            client.mail("ann@example.com");
            SmtpConnectionLog log = simulator.smtp().connections().get(0);

            assertThat(log.clearText()).isEqualTo("EHLO client.example.com\r\nSTARTTLS\r\n");
            assertThat(log.commands())
                    .extracting(SmtpCommand::toString)
                    .containsExactly(
                            "SmtpCommand[EHLO, in clear]",
                            "SmtpCommand[STARTTLS, in clear]",
                            "SmtpCommand[EHLO, encrypted]",
                            "SmtpCommand[AUTH, encrypted]",
                            "SmtpCommand[MAIL, encrypted]",
                            "SmtpCommand[RCPT, encrypted]",
                            "SmtpCommand[DATA, encrypted]");
            assertThat(log.commands().get(5).line()).isEqualTo("RCPT TO:<ann@example.com>");
        }
    }

    private RawSmtp startTls() throws Exception {
        RawSmtp client = RawSmtp.connect(simulator);
        client.reply();
        client.send("EHLO client.example.com");
        client.send("STARTTLS");
        return client;
    }
}
