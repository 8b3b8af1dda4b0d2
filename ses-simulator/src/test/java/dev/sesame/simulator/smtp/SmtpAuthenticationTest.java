package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAuthenticationTest {

    private static final String USER = Credential.EXAMPLE.accessKeyId();
    private static final String SUCCESS = "235 Authentication successful.";
    private static final String INVALID = "535 Authentication Credentials Invalid";

    @Test
    void plain_takes_the_credentials_with_the_command_or_after_it() throws Exception {
        try (SesSimulator simulator = SesSimulator.builder().smtp().start();
                RawSmtp one = RawSmtp.encrypted(simulator);
                RawSmtp other = RawSmtp.encrypted(simulator)) {
            assertThat(one.send(RawSmtp.plain(USER, RawSmtp.PASSWORD))).isEqualTo(SUCCESS);

            assertThat(other.send("auth plain")).isEqualTo("334 ");
            assertThat(other.send(RawSmtp.base64("\0" + USER + "\0" + RawSmtp.PASSWORD)))
                    .isEqualTo(SUCCESS);
        }
    }

    @Test
    void login_asks_for_user_and_password() throws Exception {
        try (SesSimulator simulator = SesSimulator.builder().smtp().start();
                RawSmtp one = RawSmtp.encrypted(simulator);
                RawSmtp other = RawSmtp.encrypted(simulator)) {
            assertThat(one.send("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
            assertThat(one.send(RawSmtp.base64(USER))).isEqualTo("334 UGFzc3dvcmQ6");
            assertThat(one.send(RawSmtp.base64(RawSmtp.PASSWORD))).isEqualTo(SUCCESS);

            assertThat(other.send("AUTH LOGIN " + RawSmtp.base64(USER))).isEqualTo("334 UGFzc3dvcmQ6");
            assertThat(other.send(RawSmtp.base64(RawSmtp.PASSWORD))).isEqualTo(SUCCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "ap-northeast-3", "us-gov-west-1"})
    void password_of_every_region_is_right_and_tells_the_region(String region) throws Exception {
        try (SesSimulator simulator = SesSimulator.builder().smtp().start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            client.send(RawSmtp.plain(USER, SmtpPassword.derive(Credential.EXAMPLE.secret(), region)));
            client.mail("ann@example.com");

            assertThat(simulator.mailbox().messages().get(0).region()).isEqualTo(region);
        }
    }

    @Test
    void password_of_another_region_is_wrong_where_regions_are_given() throws Exception {
        SmtpSettings settings = SmtpSettings.DEFAULT.withRegions("us-east-1", "eu-test-9");
        try (SesSimulator simulator = SesSimulator.builder().smtp(settings).start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send(RawSmtp.plain(USER, RawSmtp.PASSWORD))).isEqualTo(INVALID);
            assertThat(client.send(RawSmtp.plain(USER, SmtpPassword.derive(Credential.EXAMPLE.secret(), "eu-test-9"))))
                    .isEqualTo(SUCCESS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AKIAIOSFODNN7EXAMPLE,''",
        "AKIAUNKNOWN,BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk",
        "'',BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk"
    })
    void wrong_credentials_are_invalid(String user, String password) throws Exception {
        try (SesSimulator simulator = SesSimulator.builder().smtp().start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send(RawSmtp.plain(user, password))).isEqualTo(INVALID);
            assertThat(client.send("MAIL FROM:<noreply@example.com>")).isEqualTo("530 Authentication required");
        }
    }

    @Test
    void temporary_credentials_are_invalid() throws Exception {
        try (SesSimulator simulator = SesSimulator.builder()
                        .credential(new Credential("ASIAEXAMPLE", "secret", "token"))
                        .smtp()
                        .start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send(RawSmtp.plain("ASIAEXAMPLE", SmtpPassword.derive("secret", "us-east-1"))))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void password_may_be_given_as_such() throws Exception {
        SmtpSettings settings = SmtpSettings.DEFAULT.withCredential("AKIAGIVEN", "given", "eu-north-1");
        try (SesSimulator simulator = SesSimulator.builder().smtp(settings).start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send(RawSmtp.plain("AKIAGIVEN", "other"))).isEqualTo(INVALID);
            assertThat(client.send(RawSmtp.plain("AKIAGIVEN", "given"))).isEqualTo(SUCCESS);
            client.mail("ann@example.com");

            assertThat(simulator.mailbox().messages().get(0).region()).isEqualTo("eu-north-1");
            assertThat(simulator.mailbox().messages().get(0).accessKeyId()).isEqualTo("AKIAGIVEN");
        }
    }

    @Test
    void broken_exchanges_leave_the_session_as_it_was() throws Exception {
        try (SesSimulator simulator = SesSimulator.builder().smtp().start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send("AUTH")).startsWith("501 ");
            assertThat(client.send("AUTH CRAM-MD5")).startsWith("504 ");
            assertThat(client.send("AUTH PLAIN %%%")).startsWith("501 ");
            assertThat(client.send("AUTH PLAIN " + RawSmtp.base64("user"))).isEqualTo(INVALID);
            client.send("AUTH LOGIN");
            assertThat(client.send("*")).isEqualTo("501 Authentication canceled by client.");
            assertThat(client.send(RawSmtp.plain(USER, RawSmtp.PASSWORD))).isEqualTo(SUCCESS);
            assertThat(client.send(RawSmtp.plain(USER, RawSmtp.PASSWORD))).startsWith("503 ");
        }
    }

    @Test
    void lookup_that_fails_ends_the_session() throws Exception {
        Logger logger = Logger.getLogger(SmtpSession.class.getName());
        logger.setUseParentHandlers(false);
        try (SesSimulator simulator = SesSimulator.builder()
                        .credentials(id -> {
                            throw new IllegalStateException("out of order");
                        })
                        .smtp()
                        .start();
                RawSmtp client = RawSmtp.encrypted(simulator)) {
            assertThat(client.send(RawSmtp.plain(USER, RawSmtp.PASSWORD))).startsWith("421 ");
            assertThat(client.isClosed()).isTrue();
        } finally {
            logger.setUseParentHandlers(true);
        }
    }
}
