package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import org.junit.jupiter.api.Test;

class SmtpLoginTest {

    private static final SesSmtpConfig CONFIG = SesSmtpConfig.builder().build();
    private static final AssumedRole ROLE = new AssumedRole("arn:aws:iam::123456789012:role/mail", null);

    @Test
    void login_is_the_access_key_with_the_password_of_the_region() {
        assertThat(SmtpLogin.of(Accounts.EXAMPLE, CONFIG))
                .isEqualTo(new SmtpLogin(Accounts.ID, Secret.of("BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk")));
    }

    @Test
    void given_password_is_used_as_it_is() {
        SesSmtpConfig given = SesSmtpConfig.builder()
                .password(Secret.of("made in the console"))
                .build();

        assertThat(SmtpLogin.of(Accounts.in("eu-west-1", Accounts.keys("token"), null), given))
                .isEqualTo(new SmtpLogin(Accounts.ID, Secret.of("made in the console")));
    }

    @Test
    void session_token_is_said_not_to_work() {
        assertThat(refusal(Accounts.in("eu-west-1", Accounts.keys("token"), null)))
                .hasMessageContaining("Temporary credentials")
                .hasMessageContaining("long-term secret key")
                .hasMessageContaining("SES API");
    }

    @Test
    void role_is_said_not_to_work() {
        assertThat(refusal(Accounts.in("eu-west-1", Accounts.keys(null), ROLE)))
                .hasMessageContaining("role")
                .hasMessageContaining("long-term secret key");
    }

    @Test
    void default_chain_is_said_not_to_work() {
        assertThat(refusal(Accounts.WITHOUT_KEYS)).hasMessageContaining("default chain");
        assertThat(refusal(Accounts.in("eu-west-1", null, ROLE))).hasMessageContaining("roles");
    }

    @Test
    void relay_that_needs_no_login_gets_none() {
        SesSmtpConfig relay = SesSmtpConfig.builder().auth(false).build();

        assertThat(SmtpLogin.of(Accounts.WITHOUT_KEYS, relay)).isNull();
        assertThat(SmtpLogin.of(Accounts.EXAMPLE, relay)).isNull();
    }

    @Test
    void login_does_not_show_its_password() {
        assertThat(String.valueOf(SmtpLogin.of(Accounts.EXAMPLE, CONFIG))).doesNotContain("BMW5");
    }

    private static TransportException refusal(SendingAccount account) {
        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> SmtpLogin.of(account, CONFIG));
        assertThat(failure.reason()).isEqualTo(FailureReason.NO_CREDENTIALS);
        assertThat(failure.toString()).doesNotContain(Accounts.SECRET, "123456789012");
        return failure;
    }
}
