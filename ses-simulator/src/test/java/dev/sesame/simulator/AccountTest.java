package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.account.Sending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class AccountTest {

    private static final Sending ONE_RECIPIENT =
            new Sending(List.of("noreply@example.com"), List.of("ann@example.com"), null, "eu-west-1");

    private final MovableClock clock = new MovableClock();
    private final SesSimulator simulator = SesSimulator.builder().clock(clock).start();
    private final SesV2Client ses = SesClients.of(simulator);
    private final Account account = simulator.account();

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    @Test
    void sandbox_demands_verified_senders_and_recipients() {
        account.sandbox(true);

        assertThatThrownBy(this::send)
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("Email address is not verified. The following identities failed the check in"
                        + " region EU-WEST-1: noreply@example.com, ann@example.com");

        account.verify("noreply@example.com", "ANN@example.com");
        send();
    }

    @Test
    void verified_domain_covers_its_addresses_and_subdomains() {
        account.identitiesRequired(true).verify("example.com");

        ses.sendEmail(SesClients.message("ann@elsewhere.example")); // Outside the sandbox, anybody may receive.
        ses.sendEmail(SesClients.message().toBuilder()
                .fromEmailAddress("x@mail.example.com")
                .build());

        account.unverify("example.com");
        assertThatThrownBy(this::send).isInstanceOf(MessageRejectedException.class);
    }

    @Test
    void identity_given_by_its_arn_speaks_for_the_sender() {
        account.identitiesRequired(true);

        ses.sendEmail(SesClients.message().toBuilder()
                .fromEmailAddressIdentityArn("arn:aws:ses:eu-west-1:123456789012:identity/example.com")
                .build());

        assertThat(simulator.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void mailbox_simulator_receives_from_the_sandbox_and_is_outside_the_quota() {
        account.sandbox(true).verify("example.com").max24HourSend(1);
        SendEmailRequest message = SesClients.message("success@simulator.amazonses.com");

        ses.sendEmail(message);
        ses.sendEmail(message);

        assertThat(account.status().sentLast24Hours()).isZero();
    }

    @Test
    void paused_account_refuses() {
        account.sendingPaused(true);

        assertThatThrownBy(this::send).isInstanceOf(SendingPausedException.class);
    }

    @Test
    void suspended_account_refuses() {
        account.suspended(true);

        assertThatThrownBy(this::send).isInstanceOf(AccountSuspendedException.class);
    }

    @Test
    void unverified_mail_from_domain_refuses() {
        account.mailFromDomainUnverified(true);

        assertThatThrownBy(this::send).isInstanceOf(MailFromDomainNotVerifiedException.class);
    }

    @Test
    void configuration_sets_are_checked_on_demand() {
        SendEmailRequest message =
                SesClients.message().toBuilder().configurationSetName("login").build();
        ses.sendEmail(message);

        account.configurationSetsRequired(true);
        assertThatThrownBy(() -> ses.sendEmail(message))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <login> does not exist.");

        account.addConfigurationSet("login");
        ses.sendEmail(message);

        account.pauseConfigurationSet("login");
        assertThatThrownBy(() -> ses.sendEmail(message)).isInstanceOf(SendingPausedException.class);
    }

    @Test
    void daily_quota_refuses_what_goes_beyond() {
        account.max24HourSend(1);
        send();

        assertThatThrownBy(this::send)
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Daily message quota exceeded.");
    }

    @Test
    void daily_quota_rolls_over_24_hours() {
        // Without HTTP: a signature does not live that long.
        Account alone = new Account(clock).max24HourSend(2);
        alone.admit(ONE_RECIPIENT);
        clock.forward(Duration.ofMinutes(1));
        alone.admit(ONE_RECIPIENT);

        clock.forward(Duration.ofDays(1).minusMinutes(1));
        alone.admit(ONE_RECIPIENT);
        assertThatThrownBy(() -> alone.admit(ONE_RECIPIENT)).hasMessageContaining("Daily message quota exceeded.");
    }

    @Test
    void rate_counts_recipients_and_recovers_with_time() {
        account.maxSendRate(2);
        SendEmailRequest two = SesClients.message().toBuilder()
                .destination(to -> to.toAddresses("ann@example.com", "bob@example.com"))
                .build();
        ses.sendEmail(two);

        assertThatThrownBy(() -> ses.sendEmail(two))
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Maximum sending rate exceeded.");

        clock.forward(Duration.ofMillis(500));
        assertThatThrownBy(() -> ses.sendEmail(two)).isInstanceOf(TooManyRequestsException.class);
        clock.forward(Duration.ofMillis(500));
        ses.sendEmail(two);
    }

    @Test
    void message_with_more_recipients_than_the_rate_passes_and_is_paid_for() {
        account.maxSendRate(1);
        ses.sendEmail(SesClients.message().toBuilder()
                .destination(to -> to.toAddresses("ann@example.com", "bob@example.com", "eve@example.com"))
                .build());

        clock.forward(Duration.ofSeconds(2));
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        clock.forward(Duration.ofSeconds(1));
        send();
    }

    @Test
    void get_account_tells_the_state() {
        GetAccountResponse fresh = ses.getAccount(request -> {});
        assertThat(fresh.productionAccessEnabled()).isTrue();
        assertThat(fresh.sendingEnabled()).isTrue();
        assertThat(fresh.enforcementStatus()).isEqualTo("HEALTHY");
        assertThat(fresh.sendQuota().max24HourSend()).isEqualTo(-1);

        account.max24HourSend(200).maxSendRate(14);
        send();
        account.sandbox(true).suspended(true);

        GetAccountResponse changed = ses.getAccount(request -> {});
        assertThat(changed.productionAccessEnabled()).isFalse();
        assertThat(changed.sendingEnabled()).isFalse();
        assertThat(changed.enforcementStatus()).isEqualTo("SHUTDOWN");
        assertThat(changed.sendQuota().max24HourSend()).isEqualTo(200);
        assertThat(changed.sendQuota().maxSendRate()).isEqualTo(14);
        assertThat(changed.sendQuota().sentLast24Hours()).isEqualTo(1);
    }

    @Test
    void get_email_identity_tells_what_may_send() {
        account.identitiesRequired(true).verify("a+b@example.com", "example.org");

        assertThat(ses.getEmailIdentity(of -> of.emailIdentity("a+b@example.com")))
                .satisfies(identity -> {
                    assertThat(identity.identityType()).isEqualTo(IdentityType.EMAIL_ADDRESS);
                    assertThat(identity.verifiedForSendingStatus()).isTrue();
                });
        assertThat(ses.getEmailIdentity(of -> of.emailIdentity("example.org")).identityType())
                .isEqualTo(IdentityType.DOMAIN);
        assertThatThrownBy(() -> ses.getEmailIdentity(of -> of.emailIdentity("x~y z@example.com")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("x~y z@example.com does not exist");
    }

    @Test
    void get_configuration_set_tells_whether_it_sends() {
        account.configurationSetsRequired(true).addConfigurationSet("login").pauseConfigurationSet("paused");

        assertThat(ses.getConfigurationSet(of -> of.configurationSetName("login"))
                        .sendingOptions()
                        .sendingEnabled())
                .isTrue();
        assertThat(ses.getConfigurationSet(of -> of.configurationSetName("paused"))
                        .sendingOptions()
                        .sendingEnabled())
                .isFalse();
        assertThatThrownBy(() -> ses.getConfigurationSet(of -> of.configurationSetName("other")))
                .isInstanceOf(NotFoundException.class);
    }

    private void send() {
        ses.sendEmail(SesClients.message());
    }
}
