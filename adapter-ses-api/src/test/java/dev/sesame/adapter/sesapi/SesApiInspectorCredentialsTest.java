package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.message.SesOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/** What is found out about credentials, the clock and endpoints, from answers written down byte for byte. */
@Timeout(60)
class SesApiInspectorCredentialsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T08:05:09Z");
    private static final String DATE = "Date: Sun, 01 Nov 2026 08:05:09 GMT";
    private static final String ACCOUNT = "{\"SendingEnabled\":true,\"ProductionAccessEnabled\":true,"
            + "\"SendQuota\":{\"Max24HourSend\":-1,\"MaxSendRate\":14}}";
    private static final ConnectorConfig ASSUMING = Connectors.on(Accounts.in(
            "eu-west-1",
            Accounts.keys(null),
            new AssumedRole("arn:aws:iam::123456789012:role/mailer", "ext-of-somebody")));

    private final WireServer ses = WireServer.start().always(wire -> wire.answer(200, ACCOUNT, DATE));
    private final WireServer sts = WireServer.start();
    private final SesApiConfig.Builder config =
            SesApiConfig.builder().endpoint(ses.uri()).stsEndpoint(sts.uri());
    private final Map<String, @Nullable String> replaced = new HashMap<>();

    @AfterEach
    void close() {
        ses.close();
        sts.close();
        // The SDK believes the date of who refuses a signature for its time, in every client that is made from then on.
        SdkGlobalTime.setGlobalTimeOffset(0);
        replaced.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "UnrecognizedClientException, Check the access key id",
        "InvalidClientTokenId, Check the access key id",
        "SignatureDoesNotMatch, Check the secret access key",
        "ExpiredTokenException, The session token has expired"
    })
    void credentials_that_are_refused_fail_each_with_its_remedy(String error, String remedy) {
        refuse(403, error);

        List<CheckItem> items = inspect(Connectors.EXAMPLE, NOW);

        assertThat(item(CheckKind.CREDENTIALS, items)).satisfies(item -> {
            assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
            assertThat(item.message()).isEqualTo("SES refuses the question: " + error + " (HTTP 403).");
            assertThat(item.remedy()).startsWith(remedy);
        });
        assertThat(item(CheckKind.ACCOUNT, items).status()).isEqualTo(CheckStatus.SKIPPED);
        assertThat(ses.requests()).hasSize(1);
    }

    @Test
    void what_aws_says_is_not_repeated() {
        ses.always(wire -> wire.answer(
                403,
                "{\"message\":\"The Canonical String for this request should have been secret-token\"}",
                "x-amzn-ErrorType: SignatureDoesNotMatch"));
        AccessKeys keys = new AccessKeys("AKIAOTHER", Secret.of("secret-key"), Secret.of("secret-token"));

        List<CheckItem> items = inspect(Connectors.on(Accounts.in("eu-west-1", keys, null)), NOW);

        assertThat(items.toString()).doesNotContain("AKIAOTHER", "secret-key", "secret-token");
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, CREDENTIALS, sts:AssumeRole",
        "403, InvalidClientTokenId, CREDENTIALS, access key id",
        "400, ValidationError, CREDENTIALS, ARN of the role"
    })
    void role_that_sts_refuses_fails(int status, String error, CheckKind kind, String remedy) {
        sts.always(wire -> wire.answer(
                status,
                "<ErrorResponse><Error><Code>" + error + "</Code><Message>m</Message></Error></ErrorResponse>"));

        CheckItem item = item(kind, inspect(ASSUMING, NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.message()).isEqualTo("STS refuses the role: " + error + " (HTTP " + status + ").");
        assertThat(item.remedy()).contains(remedy);
        assertThat(ses.requests()).isEmpty();
    }

    @Test
    void sts_that_is_not_reached_fails() {
        config.stsEndpoint(SimulatedSes.refusing());

        CheckItem item = item(CheckKind.INSPECTION, inspect(ASSUMING, NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.message()).startsWith("STS in eu-west-1 does not answer: ");
    }

    @Test
    void machine_without_credentials_fails() {
        set("aws.disableEc2Metadata", "true");
        set("aws.configFile", "/nowhere");
        set("aws.sharedCredentialsFile", "/nowhere");

        CheckItem item = item(CheckKind.CREDENTIALS, inspect(Connectors.on(Accounts.in("eu-west-1", null, null)), NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.message()).contains("AWS default chain has none");
        assertThat(item.remedy()).contains("accessKeyId and accessKeySecret");
    }

    @Test
    void credentials_of_the_default_chain_are_named_as_such() {
        set("aws.accessKeyId", "AKIAFROMCHAIN");
        set("aws.secretAccessKey", "secret");

        CheckItem item = item(CheckKind.CREDENTIALS, inspect(Connectors.on(Accounts.in("eu-west-1", null, null)), NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.PASS);
        assertThat(item.message()).contains("AWS default chain").doesNotContain("AKIAFROMCHAIN");
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "60, PASS", "-60, PASS", "61, WARN", "-61, WARN", "300, WARN", "301, FAIL", "-301, FAIL"})
    void clock_warns_beyond_a_minute_and_fails_beyond_five(int ahead, CheckStatus status) {
        List<CheckItem> items = inspect(Connectors.EXAMPLE, NOW.plusSeconds(ahead));

        assertThat(item(CheckKind.CLOCK, items).status()).isEqualTo(status);
    }

    @Test
    void clock_that_is_off_says_in_which_direction() {
        assertThat(item(CheckKind.CLOCK, inspect(Connectors.EXAMPLE, NOW.plusSeconds(400)))
                        .message())
                .contains("400 s ahead of that of AWS");
        assertThat(item(CheckKind.CLOCK, inspect(Connectors.EXAMPLE, NOW.minusSeconds(400)))
                        .message())
                .contains("400 s behind that of AWS");
    }

    @ParameterizedTest
    @CsvSource({"0, SignatureDoesNotMatch", "400, InvalidSignatureException"})
    void signature_that_is_refused_for_its_time_blames_the_clock_and_not_the_credentials(int ahead, String error) {
        ses.always(wire -> wire.answer(
                403,
                "{\"message\":\"Signature expired: 20261101T080509Z is now earlier than 20261101T080609Z\"}",
                "x-amzn-ErrorType: " + error,
                DATE));

        List<CheckItem> items = inspect(Connectors.EXAMPLE, NOW.plusSeconds(ahead));

        assertThat(item(CheckKind.CLOCK, items).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item(CheckKind.CREDENTIALS, items).status()).isEqualTo(CheckStatus.SKIPPED);
    }

    @Test
    void answer_without_a_date_leaves_the_clock_alone() {
        ses.always(wire -> wire.answer(200, ACCOUNT));

        assertThat(item(CheckKind.CLOCK, inspect(Connectors.EXAMPLE, NOW)).status())
                .isEqualTo(CheckStatus.SKIPPED);
    }

    @Test
    void answer_of_something_else_fails() {
        ses.always(wire -> wire.reply("HTTP/1.1 403 X\r\nContent-Length: 6\r\n\r\n<html>"));

        CheckItem item = item(CheckKind.INSPECTION, inspect(Connectors.EXAMPLE, NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.message()).isEqualTo("Something that is not SES answers: HTTP 403.");
    }

    @Test
    void server_that_is_silent_to_the_question_fails() {
        ses.always(wire -> {
            wire.read();
            wire.hang();
        });
        config.connectTimeout(Duration.ofMillis(400)).totalTimeout(Duration.ofMillis(400));

        CheckItem item = item(CheckKind.INSPECTION, inspect(Connectors.EXAMPLE, NOW));

        assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(item.remedy()).contains("certificate");
    }

    @Test
    void endpoint_that_is_not_reached_is_asked_nothing() {
        config.endpoint(SimulatedSes.refusing());

        List<CheckItem> items = inspect(Connectors.withConfigurationSet("login"), NOW);

        assertThat(items)
                .filteredOn(item -> item.status() == CheckStatus.SKIPPED)
                .extracting(item -> item.subject().kind())
                .containsExactly(
                        CheckKind.CLOCK,
                        CheckKind.CREDENTIALS,
                        CheckKind.ACCOUNT,
                        CheckKind.IDENTITY,
                        CheckKind.CONFIGURATION_SET);
    }

    @Test
    void region_and_multi_region_endpoint_are_both_looked_at() {
        try (WireServer proxy =
                WireServer.start().always(wire -> wire.reply("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"))) {
            config.endpoint(null).proxy(HttpProxy.parse("http://127.0.0.1:" + proxy.port()));

            assertThat(inspect(Connectors.with(multiRegion()), NOW))
                    .filteredOn(item -> item.status() == CheckStatus.FAIL)
                    .extracting(CheckItem::id)
                    .containsExactly(
                            "ses-api/connection/email.eu-west-1.amazonaws.com:443",
                            "ses-api/connection/abcdef12.g3h.endpoints.email.amazonaws.com:443");
        }
    }

    @Test
    void endpoint_that_cannot_be_fails() {
        config.endpoint(null)
                .proxy(HttpProxy.parse("http://127.0.0.1:" + sts.port()))
                .fips(true);

        List<CheckItem> items = inspect(Connectors.with(multiRegion()), NOW);

        assertThat(items.get(0).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(items.get(0).remedy()).contains("no FIPS form");
        assertThat(sts.connections()).isZero();
    }

    private static SesOptions multiRegion() {
        return new SesOptions(null, null, null, null, null, "abcdef12.g3h");
    }

    private void refuse(int status, String error) {
        ses.always(wire -> wire.answer(status, "{\"message\":\"no\"}", "x-amzn-ErrorType: " + error, DATE));
    }

    private void set(String property, String value) {
        replaced.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    private static CheckItem item(CheckKind kind, List<CheckItem> items) {
        return items.stream()
                .filter(item -> item.subject().kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not among " + items));
    }

    private List<CheckItem> inspect(ConnectorConfig connector, Instant now) {
        List<CheckItem> items = new ArrayList<>();
        new SesApiInspector(
                        config.build(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        () -> SystemTrust.load(List.of()),
                        time -> assertThat(time).isPositive())
                .inspect(connector, items::add);
        assertThat(items.toString()).doesNotContain(Accounts.SECRET, "AKIAIOSFODNN7EXAMPLE", "ext-of-somebody");
        return items;
    }
}
