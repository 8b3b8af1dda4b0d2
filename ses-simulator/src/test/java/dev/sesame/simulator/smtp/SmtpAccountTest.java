package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.SesSimulator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account is the one of the API; its refusals have replies of their own, all after the final dot. */
class SmtpAccountTest {

    private final SesSimulator simulator = SesSimulator.builder()
            .clock(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC))
            .smtp()
            .start();
    private RawSmtp client;

    @BeforeEach
    void connect() throws Exception {
        client = RawSmtp.ready(simulator);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        simulator.close();
    }

    @Test
    void mail_counts_for_the_account() throws Exception {
        client.mail("ann@example.com");

        assertThat(simulator.account().status().sentLast24Hours()).isEqualTo(1);
    }

    @Test
    void sending_rate_throttles_after_the_final_dot() throws Exception {
        simulator.account().maxSendRate(1);
        client.mail("ann@example.com");

        assertThat(client.envelope("bob@example.com")).startsWith("354 ");
        assertThat(client.content(RawSmtp.message("bob@example.com")))
                .isEqualTo("454 Throttling failure: Maximum sending rate exceeded.");
        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void daily_quota_throttles_after_the_final_dot() throws Exception {
        simulator.account().max24HourSend(1);
        client.mail("ann@example.com");

        assertThat(client.mail("bob@example.com")).isEqualTo("454 Throttling failure: Daily message quota exceeded.");
    }

    @Test
    void sandbox_wants_verified_recipients() throws Exception {
        simulator.account().sandbox(true).verify("noreply@example.com");

        assertThat(client.mail("ann@example.org"))
                .isEqualTo("554 Message rejected: Email address is not verified. The following identities failed the"
                        + " check in region EU-WEST-1: ann@example.org");
        simulator.account().verify("example.org");
        assertThat(client.mail("ann@example.org")).startsWith("250 Ok ");
    }

    @Test
    void sender_must_be_verified_unless_an_arn_speaks_for_it() throws Exception {
        simulator.account().identitiesRequired(true);

        assertThat(client.mail("ann@example.com")).startsWith("554 Message rejected: Email address is not verified.");
        client.envelope("ann@example.com");
        assertThat(client.content("X-SES-FROM-ARN: arn:from\r\n" + RawSmtp.message("ann@example.com")))
                .startsWith("250 Ok ");
    }

    @Test
    void paused_or_suspended_account_rejects() throws Exception {
        simulator.account().sendingPaused(true);
        assertThat(client.mail("ann@example.com"))
                .startsWith("554 Message rejected: Sending paused for this account. For more information,");

        simulator.account().sendingPaused(false).suspended(true);
        assertThat(client.mail("ann@example.com")).startsWith("554 Message rejected: The message can't be sent");
    }

    @Test
    void configuration_set_must_exist_and_send() throws Exception {
        simulator.account().configurationSetsRequired(true).pauseConfigurationSet("paused");

        client.envelope("ann@example.com");
        assertThat(client.content("X-SES-CONFIGURATION-SET: none\r\n" + RawSmtp.message("ann@example.com")))
                .isEqualTo("554 Transaction failed: Configuration set <none> does not exist.");
        client.envelope("ann@example.com");
        assertThat(client.content("X-SES-CONFIGURATION-SET: paused\r\n" + RawSmtp.message("ann@example.com")))
                .isEqualTo("554 Message rejected: Sending paused for configuration set <paused>.");
    }
}
