package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.SesOptions;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out about an account, its senders and its configuration set, on the simulator. */
@Timeout(60)
class SesApiInspectorTest {

    private static final String SENDER = "noreply@mail.example.com";

    private final SesSimulator simulator = SesSimulator.start();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(simulator.mailbox().messages()).isEmpty();
        simulator.close();
    }

    @Test
    void everything_passes_in_the_order_of_the_way_and_nothing_is_sent() {
        List<CheckItem> items = inspect(Connectors.withConfigurationSet("login"));

        String server = "127.0.0.1:" + simulator.apiEndpoint().getPort();
        assertThat(items)
                .extracting(CheckItem::id)
                .containsExactly(
                        "ses-api/dns/127.0.0.1",
                        "ses-api/connection/" + server,
                        "ses-api/clock/eu-west-1",
                        "ses-api/credentials/eu-west-1",
                        "ses-api/account/eu-west-1",
                        "ses-api/production-access/eu-west-1",
                        "ses-api/quota/eu-west-1",
                        "ses-api/identity/" + SENDER,
                        "ses-api/dkim/" + SENDER,
                        "ses-api/configuration-set/login");
        assertThat(items).allMatch(item -> item.status() == CheckStatus.PASS);
    }

    @Test
    void questions_are_asked_one_a_second_and_a_handful_at_most() {
        simulator.account().identitiesRequired(true);

        List<CheckItem> items = inspect(Connectors.withSender("a@a.b.c.d.e.f.g.example.com", "b@other.example.com"));

        assertThat(pauses).isEqualTo(Collections.nCopies(7, Duration.ofSeconds(1)));
        assertThat(items)
                .filteredOn(item -> item.subject().kind() == CheckKind.IDENTITY)
                .extracting(CheckItem::status)
                .containsExactly(CheckStatus.SKIPPED, CheckStatus.SKIPPED);
    }

    @Test
    void sandbox_is_a_warning() {
        simulator.account().sandbox(true).verify(SENDER);

        CheckItem item = item(CheckKind.PRODUCTION_ACCESS);

        assertThat(item.status()).isEqualTo(CheckStatus.WARN);
        assertThat(item.message()).contains("verified addresses and the mailbox simulator only");
    }

    @Test
    void paused_sending_fails() {
        simulator.account().sendingPaused(true);

        assertThat(item(CheckKind.ACCOUNT).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item(CheckKind.ACCOUNT).message()).contains("Sending is paused");
    }

    @Test
    void suspended_account_fails() {
        simulator.account().suspended(true);

        assertThat(item(CheckKind.ACCOUNT).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item(CheckKind.ACCOUNT).message()).contains("SHUTDOWN");
    }

    @Test
    void account_under_review_is_a_warning() {
        answer("GetAccount", account("PROBATION", 50_000, 10));

        assertThat(item(CheckKind.ACCOUNT).status()).isEqualTo(CheckStatus.WARN);
        assertThat(item(CheckKind.ACCOUNT).message()).contains("PROBATION");
    }

    @ParameterizedTest
    @CsvSource({"-1, 7, PASS", "1000, 799, PASS", "1000, 800, WARN", "1000, 999, WARN", "1000, 1000, FAIL"})
    void quota_warns_at_four_fifths_and_fails_at_its_end(int max, int sent, CheckStatus status) {
        answer("GetAccount", account("HEALTHY", max, sent));

        assertThat(item(CheckKind.QUOTA).status()).isEqualTo(status);
    }

    @Test
    void quota_is_told_in_numbers() {
        answer("GetAccount", account("HEALTHY", 50_000, 1_200));

        assertThat(item(CheckKind.QUOTA).message())
                .isEqualTo("1,200 of 50,000 recipients of the last 24 hours are used, and 14.0 recipients a second are"
                        + " allowed.");
    }

    @Test
    void answer_without_a_quota_is_a_warning() {
        answer("GetAccount", "{}");

        assertThat(item(CheckKind.ACCOUNT).status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void missing_permission_to_look_is_a_warning_with_the_statement_to_add() {
        simulator.faults().forOperation("GetAccount", Fault.error(SesError.accessDenied()));

        assertThat(item(CheckKind.CREDENTIALS).status()).isEqualTo(CheckStatus.PASS);
        CheckItem account = item(CheckKind.ACCOUNT);
        assertThat(account.status()).isEqualTo(CheckStatus.WARN);
        assertThat(account.remedy())
                .contains("ses:GetAccount", "ses:GetEmailIdentity", "ses:GetConfigurationSet", "\"Effect\": \"Allow\"");
        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.PASS);
    }

    @Test
    void account_that_is_not_signed_up_fails() {
        simulator
                .faults()
                .forOperation("GetAccount", Fault.error(403, "SubscriptionRequiredException", "Needs a subscription"));

        assertThat(item(CheckKind.ACCOUNT).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item(CheckKind.ACCOUNT).message()).contains("not signed up for SES in eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({"429, TooManyRequestsException", "500, InternalFailure"})
    void question_that_gets_no_answer_now_is_no_failure(int status, String error) {
        simulator.faults().forOperation("GetAccount", Fault.error(status, error, "not now"));

        assertThat(inspect(Connectors.EXAMPLE)).noneMatch(item -> item.status() == CheckStatus.FAIL);
        assertThat(item(CheckKind.CREDENTIALS).remedy()).contains("Check again");
        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource({"noreply@mail.example.com", "mail.example.com", "example.com"})
    void sender_is_covered_by_its_address_its_domain_or_one_above(String identity) {
        simulator.account().identitiesRequired(true).verify(identity);

        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.PASS);
        assertThat(item(CheckKind.IDENTITY).message()).contains(identity + " is verified");
    }

    @Test
    void sender_that_nobody_verified_fails() {
        simulator.account().identitiesRequired(true).verify("example.org");

        CheckItem item = item(CheckKind.IDENTITY);

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.message())
                .isEqualTo("SES in eu-west-1 knows neither noreply@mail.example.com nor a domain above it.");
        assertThat(item.remedy()).contains("Verify the domain");
    }

    @Test
    void identity_that_waits_for_its_records_fails() {
        answer(
                "GetEmailIdentity",
                "{\"IdentityType\":\"DOMAIN\",\"VerifiedForSendingStatus\":false,\"VerificationStatus\":\"PENDING\"}");

        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item(CheckKind.IDENTITY).message()).contains("known, but not verified (PENDING)");
    }

    @Test
    void identity_of_another_account_cannot_be_looked_at() {
        simulator.account().identitiesRequired(true);
        SesOptions options =
                new SesOptions("arn:aws:ses:eu-west-1:123456789012:identity/example.com", null, null, null, null, null);

        CheckItem item = only(CheckKind.IDENTITY, inspect(Connectors.with(options)));

        assertThat(item.status()).isEqualTo(CheckStatus.WARN);
        assertThat(item.message()).contains("emailAddressIdentityArn");
    }

    @ParameterizedTest
    @CsvSource({
        "true, SUCCESS, SUCCESS, USE_DEFAULT_VALUE, PASS, PASS",
        "true, PENDING, PENDING, USE_DEFAULT_VALUE, WARN, WARN",
        "false, NOT_STARTED, FAILED, REJECT_MESSAGE, WARN, FAIL"
    })
    void signature_and_mail_from_domain_are_told(
            boolean signing,
            String dkim,
            String mailFrom,
            String behavior,
            CheckStatus ofDkim,
            CheckStatus ofMailFrom) {
        answer(
                "GetEmailIdentity",
                "{\"VerifiedForSendingStatus\":true,\"DkimAttributes\":{\"SigningEnabled\":" + signing
                        + ",\"Status\":\""
                        + dkim + "\"},\"MailFromAttributes\":{\"MailFromDomain\":\"bounce.example.com\","
                        + "\"MailFromDomainStatus\":\"" + mailFrom + "\",\"BehaviorOnMxFailure\":\"" + behavior
                        + "\"}}");

        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.PASS);
        assertThat(item(CheckKind.DKIM).status()).isEqualTo(ofDkim);
        assertThat(item(CheckKind.MAIL_FROM).status()).isEqualTo(ofMailFrom);
        assertThat(item(CheckKind.MAIL_FROM).message()).contains("bounce.example.com");
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDeniedException, ses:GetEmailIdentity", "429, TooManyRequestsException, Check again"})
    void sender_that_cannot_be_looked_at_is_a_warning(int status, String error, String remedy) {
        simulator.faults().forOperation("GetEmailIdentity", Fault.error(status, error, "no"));

        assertThat(item(CheckKind.IDENTITY).status()).isEqualTo(CheckStatus.WARN);
        assertThat(item(CheckKind.IDENTITY).remedy()).contains(remedy);
    }

    @Test
    void senders_of_templates_count_once_each_without_those_that_depend_on_the_message() {
        simulator.account().identitiesRequired(true).verify("example.com");

        List<CheckItem> items = inspect(Connectors.withSender(
                "a@example.com",
                "Acme <b@example.com>",
                "b@example.com",
                "{{app}}@example.com",
                "c@example.com",
                "d@example.com"));

        assertThat(items)
                .extracting(CheckItem::id)
                .filteredOn(id -> id.contains("/identity/") || id.contains("/dkim/"))
                .containsExactly(
                        "ses-api/identity/a@example.com",
                        "ses-api/dkim/example.com",
                        "ses-api/identity/b@example.com",
                        "ses-api/identity/c@example.com",
                        "ses-api/identity/others");
        // The account, three addresses, and their domain once.
        assertThat(pauses).hasSize(4);
    }

    @Test
    void configuration_set_that_is_missing_or_paused_fails() {
        simulator.account().configurationSetsRequired(true).pauseConfigurationSet("paused");

        CheckItem missing = only(CheckKind.CONFIGURATION_SET, inspect(Connectors.withConfigurationSet("absent")));
        CheckItem paused = only(CheckKind.CONFIGURATION_SET, inspect(Connectors.withConfigurationSet("paused")));

        assertThat(missing.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(missing.message()).contains("no configuration set absent in eu-west-1");
        assertThat(paused.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(paused.message()).contains("paused for the configuration set paused");
    }

    @Test
    void configuration_set_that_cannot_be_looked_at_is_a_warning() {
        simulator.faults().forOperation("GetConfigurationSet", Fault.error(SesError.accessDenied()));

        assertThat(only(CheckKind.CONFIGURATION_SET, inspect(Connectors.withConfigurationSet("login")))
                        .status())
                .isEqualTo(CheckStatus.WARN);
    }

    @Test
    void interrupted_thread_comes_back_and_stays_interrupted() {
        List<CheckItem> items = new ArrayList<>();
        inspector(time -> {
                    throw new InterruptedException();
                })
                .inspect(Connectors.EXAMPLE, items::add);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(items).extracting(item -> item.subject().kind()).contains(CheckKind.QUOTA);
        assertThat(items).extracting(item -> item.subject().kind()).doesNotContain(CheckKind.IDENTITY);
    }

    private void answer(String operation, String json) {
        simulator.faults().forOperation(operation, Fault.answer(200, "application/json", json));
    }

    private static String account(String enforcement, int max, int sent) {
        return "{\"EnforcementStatus\":\"" + enforcement
                + "\",\"ProductionAccessEnabled\":true,\"SendingEnabled\":true," + "\"SendQuota\":{\"Max24HourSend\":"
                + max + ",\"MaxSendRate\":14,\"SentLast24Hours\":" + sent + "}}";
    }

    private CheckItem item(CheckKind kind) {
        return only(kind, inspect(Connectors.EXAMPLE));
    }

    private static CheckItem only(CheckKind kind, List<CheckItem> items) {
        List<CheckItem> found =
                items.stream().filter(item -> item.subject().kind() == kind).toList();
        assertThat(found).as(kind.id()).hasSize(1);
        return found.get(0);
    }

    private List<CheckItem> inspect(ConnectorConfig connector) {
        List<CheckItem> items = new ArrayList<>();
        pauses.clear();
        inspector(pauses::add).inspect(connector, items::add);
        assertThat(items.toString())
                .doesNotContain(
                        Accounts.SECRET,
                        Objects.requireNonNull(Accounts.EXAMPLE.keys()).id());
        assertThat(items).extracting(CheckItem::id).doesNotHaveDuplicates();
        return items;
    }

    private SesApiInspector inspector(Pause pause) {
        SesApiConfig config =
                SesApiConfig.builder().endpoint(simulator.apiEndpoint()).build();
        return new SesApiInspector(config, Clock.systemUTC(), () -> SystemTrust.load(List.of()), pause);
    }
}
