package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.Emails;
import dev.sesame.simulator.smtp.StartTls;
import dev.sesame.simulator.tls.ServerCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SesSmtpTlsTest {

    private final SimulatedSes ses = new SimulatedSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void nothing_but_the_way_to_tls_is_said_in_the_clear() {
        ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE);

        assertThat(clearText()).isEqualTo("EHLO [127.0.0.1]\r\nSTARTTLS\r\n");
        assertThat(ses.smtp().connections().get(0).tlsProtocol()).contains("TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource(value = StartTls.class, names = "OFFERED", mode = Mode.EXCLUDE)
    void nothing_is_said_to_a_server_without_tls(StartTls mode) {
        ses.smtp().behaviour().startTls(mode);

        TransportException failure = failure();

        assertThat(failure.reason())
                .isEqualTo(
                        mode == StartTls.REFUSED
                                ? FailureReason.PROVIDER_UNAVAILABLE
                                : FailureReason.UNEXPECTED_ANSWER);
        assertThat(failure).hasMessageContaining("TLS");
        // The TLS handshake that a server gets which goes on in the clear holds nothing of ours either.
        assertThat(clearText()).doesNotContain("AUTH", "MAIL", Accounts.ID, Emails.MARK);
        assertThat(ses.accepted()).isEmpty();
    }

    @Test
    void hidden_starttls_is_told_from_other_trouble() {
        ses.smtp().behaviour().startTls(StartTls.HIDDEN);

        assertThat(failure()).hasMessageContaining("offers no STARTTLS").hasMessageContaining("hides it");
        assertThat(clearText()).startsWith("EHLO [127.0.0.1]\r\n").doesNotContain("STARTTLS");
    }

    @ParameterizedTest
    @EnumSource(value = ServerCertificate.class, names = "TRUSTED", mode = Mode.EXCLUDE)
    void certificate_that_is_not_good_is_rejected(ServerCertificate certificate) {
        ses.smtp().behaviour().certificate(certificate);

        TransportException failure = failure();

        assertThat(failure.reason()).isEqualTo(FailureReason.CERTIFICATE_REJECTED);
        assertThat(failure).hasMessageContaining("localhost:" + ses.smtp().port());
        assertThat(ses.smtp().connections().get(0).commands())
                .extracting(command -> command.verb())
                .containsExactly("EHLO", "STARTTLS");
    }

    @ParameterizedTest
    @EnumSource(value = ServerCertificate.class, names = "TRUSTED", mode = Mode.EXCLUDE)
    void certificate_that_is_not_good_is_rejected_on_a_tls_port(ServerCertificate certificate) {
        ses.smtp().behaviour().certificate(certificate);

        try (SesSmtpTransport transport =
                ses.transport(config -> config.port(ses.smtp().tlsPort()).tls(SesSmtpConfig.Tls.TLS))) {
            assertThat(failure(transport).reason()).isEqualTo(FailureReason.CERTIFICATE_REJECTED);
        }
    }

    @Test
    void authority_of_its_own_is_not_trusted_unless_set() {
        try (SesSmtpTransport transport = ses.transport(config -> config.trust(null))) {
            assertThat(failure(transport).reason()).isEqualTo(FailureReason.CERTIFICATE_REJECTED);
        }
    }

    @Test
    void tls_to_a_port_that_begins_in_the_clear_fails_before_anything_is_said() {
        try (SesSmtpTransport transport = ses.transport(config -> config.tls(SesSmtpConfig.Tls.TLS))) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining("kind of TLS");
        }
    }

    @Test
    void server_that_knows_only_old_tls_is_refused() {
        try (RawServer server = RawServer.start(line -> {
                    line.skip(5);
                    // An alert of TLS 1.0: fatal, protocol_version (RFC 5246 §7.2).
                    line.sayWithoutEnd("\u0015\u0003\u0001\u0000\u0002\u0002F");
                    line.expectSilence();
                });
                SesSmtpTransport transport = server.transport()) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining("TLS 1.2 or later");
        }
    }

    @Test
    void what_was_slipped_in_before_tls_is_not_believed() {
        try (RawServer server = RawServer.start(line -> {
                    line.say("220 hello");
                    line.expect("EHLO");
                    line.say("250-hello\r\n250 STARTTLS");
                    line.expect("STARTTLS");
                    line.say("220 go\r\n250-injected\r\n250 AUTH XYZ\r\n235 in\r\n250 Ok injected-id-0001");
                    line.startTls();
                    line.expect("EHLO");
                    line.say("250-hello\r\n250 AUTH PLAIN LOGIN");
                    line.expect("AUTH PLAIN");
                    line.say("235 in");
                    line.takeMessage("250 Ok 0102-genuine");
                });
                SesSmtpTransport transport = server.transport(SesSmtpConfig.Tls.STARTTLS)) {
            assertThat(transport.send(Emails.PLAIN, Accounts.EXAMPLE).messageId())
                    .isEqualTo("0102-genuine");
        }
    }

    @Test
    void ehlo_that_is_refused_after_tls_ends_the_connection() {
        try (RawServer server = RawServer.start(line -> {
                    line.say("220 hello");
                    line.expect("EHLO");
                    line.say("250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN");
                    line.expect("STARTTLS");
                    line.say("220 go");
                    line.startTls();
                    line.expect("EHLO");
                    line.say("451 not now");
                    line.expectEnd();
                });
                SesSmtpTransport transport = server.transport(SesSmtpConfig.Tls.STARTTLS)) {
            assertThat(failure(transport).reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);
            server.assertNoTrouble();
        }
    }

    private TransportException failure() {
        return failure((SesSmtpTransport) ses.transport());
    }

    private static TransportException failure(SesSmtpTransport transport) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
    }

    private String clearText() {
        return ses.smtp().connections().get(0).clearText();
    }
}
