package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.account.Credential;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SignatureTest {

    private static final Credential TEMPORARY = new Credential("ASIAEXAMPLE", "secret", "token+/==");

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-2", "ap-southeast-3"})
    void every_region_is_served(String region) {
        try (SesSimulator simulator = SesSimulator.start()) {
            send(simulator, Credential.EXAMPLE, Region.of(region));

            assertThat(simulator.mailbox().messages().get(0).region()).isEqualTo(region);
        }
    }

    @Test
    void us_east_1_keeps_its_own_message_id_domain() {
        try (SesSimulator simulator = SesSimulator.start()) {
            send(simulator, Credential.EXAMPLE, Region.US_EAST_1);

            assertThat(simulator
                            .mailbox()
                            .messages()
                            .get(0)
                            .header("Message-ID")
                            .orElseThrow())
                    .endsWith("@email.amazonses.com>");
        }
    }

    @Test
    void unknown_access_key_is_refused() {
        try (SesSimulator simulator = SesSimulator.start()) {
            assertRefused(
                    simulator,
                    Credential.of("AKIAUNKNOWN", "secret"),
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
    }

    @Test
    void wrong_secret_is_refused_and_shown_nowhere() {
        try (SesSimulator simulator = SesSimulator.start()) {
            assertThatThrownBy(() -> send(
                            simulator,
                            Credential.of(Credential.EXAMPLE.accessKeyId(), "not-the-secret"),
                            Region.EU_WEST_1))
                    .isInstanceOfSatisfying(SesV2Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .startsWith("The request signature we calculated does not match the signature");
                        assertThat(e).hasMessageNotContaining(Credential.EXAMPLE.secret());
                    });
            assertThat(simulator.mailbox().messages()).isEmpty();
        }
        assertThat(Credential.EXAMPLE).hasToString("Credential[AKIAIOSFODNN7EXAMPLE]");
    }

    @Test
    void request_changed_after_signing_is_refused() {
        try (SesSimulator simulator = SesSimulator.start()) {
            SdkHttpRequest signed = SignedHttp.signed(simulator, "POST", SignedHttp.SEND, "{}", "ses");

            HttpResponse<String> answer = SignedHttp.send(signed, "{ }");

            assertError(answer, 403, "InvalidSignatureException");
        }
    }

    @Test
    void signature_of_another_service_is_refused() {
        try (SesSimulator simulator = SesSimulator.start()) {
            SdkHttpRequest signed = SignedHttp.signed(simulator, "POST", SignedHttp.SEND, "{}", "email");

            HttpResponse<String> answer = SignedHttp.send(signed, "{}");

            assertError(answer, 403, "InvalidSignatureException");
            assertThat(answer.body()).contains("Credential should be scoped to correct service: 'ses'.");
        }
    }

    @Test
    void signature_is_valid_for_five_minutes() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(290));
        try (SesSimulator simulator = SesSimulator.builder().clock(late).start()) {
            send(simulator, Credential.EXAMPLE, Region.EU_WEST_1);

            assertThat(simulator.mailbox().accepted()).isEqualTo(1);
        }
    }

    @Test
    void signature_from_a_slow_clock_is_expired() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        try (SesSimulator simulator = SesSimulator.builder().clock(ahead).start()) {
            assertThatThrownBy(() -> send(simulator, Credential.EXAMPLE, Region.EU_WEST_1))
                    .isInstanceOfSatisfying(SesV2Exception.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .matches("Signature expired: \\d{8}T\\d{6}Z is now earlier than \\d{8}T\\d{6}Z"
                                        + " \\(\\d{8}T\\d{6}Z - 5 min\\.\\)");
                    });
        }
    }

    @Test
    void signature_from_a_fast_clock_is_not_yet_current() {
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        try (SesSimulator simulator = SesSimulator.builder().clock(behind).start()) {
            assertThatThrownBy(() -> send(simulator, Credential.EXAMPLE, Region.EU_WEST_1))
                    .hasMessageContaining("Signature not yet current:")
                    .hasMessageContaining("+ 5 min.)");
        }
    }

    @Test
    void temporary_credential_needs_its_session_token() {
        try (SesSimulator simulator =
                SesSimulator.builder().credential(TEMPORARY).start()) {
            send(simulator, TEMPORARY, Region.EU_WEST_1);
            assertThat(simulator.mailbox().accepted()).isEqualTo(1);

            Credential without = Credential.of(TEMPORARY.accessKeyId(), TEMPORARY.secret());
            assertRefused(simulator, without, "UnrecognizedClientException", "security token");
            Credential wrong = new Credential(TEMPORARY.accessKeyId(), TEMPORARY.secret(), "other");
            assertRefused(simulator, wrong, "UnrecognizedClientException", "security token");
        }
    }

    @Test
    void credentials_may_be_answered_at_run_time() {
        Map<String, Credential> known = new ConcurrentHashMap<>();
        try (SesSimulator simulator = SesSimulator.builder()
                .credentials(id -> Optional.ofNullable(known.get(id)))
                .start()) {
            assertRefused(simulator, Credential.EXAMPLE, "UnrecognizedClientException", "security token");

            known.put(Credential.EXAMPLE.accessKeyId(), Credential.EXAMPLE);
            send(simulator, Credential.EXAMPLE, Region.EU_WEST_1);

            assertThat(simulator.mailbox().accepted()).isEqualTo(1);
        }
    }

    @Test
    void unsigned_request_is_refused() {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer = post(simulator, Map.of());

            assertError(answer, 403, "MissingAuthenticationTokenException");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/ses/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ses/aws4_request, SignedHeaders=host"
            })
    void incomplete_authorization_is_refused(String authorization) {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer = post(simulator, Map.of("Authorization", List.of(authorization)));

            assertError(answer, 403, "IncompleteSignatureException");
        }
    }

    @Test
    void host_and_date_must_be_signed() {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer = post(
                    simulator,
                    Map.of(
                            "Authorization",
                            List.of(
                                    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1/ses/aws4_request,"
                                            + " SignedHeaders=x-amz-date, Signature=0"),
                            "X-Amz-Date",
                            List.of("20260101T000000Z")));

            assertError(answer, 403, "InvalidSignatureException");
            assertThat(answer.body()).contains("must be a 'SignedHeader'");
        }
    }

    @Test
    void sigv4a_is_refused_with_the_reason() {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer = post(simulator, sigV4a());

            assertError(answer, 403, "InvalidSignatureException");
            assertThat(answer.body()).contains("SigV4A").contains("acceptUnverifiedSigV4a(true)");
        }
    }

    @Test
    void sigv4a_is_accepted_unverified_on_demand() {
        try (SesSimulator simulator =
                SesSimulator.builder().acceptUnverifiedSigV4a(true).start()) {
            HttpResponse<String> answer = post(simulator, sigV4a());

            // Past the signature, an empty request is merely invalid.
            assertError(answer, 400, "BadRequestException");
        }
    }

    private static Map<String, List<String>> sigV4a() {
        String now = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(OffsetDateTime.now(ZoneOffset.UTC));
        return Map.of(
                "Authorization",
                List.of("AWS4-ECDSA-P256-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/" + now.substring(0, 8)
                        + "/ses/aws4_request, SignedHeaders=host;x-amz-date;x-amz-region-set, Signature=3045"),
                "X-Amz-Date",
                List.of(now),
                "X-Amz-Region-Set",
                List.of("*"));
    }

    private static HttpResponse<String> post(SesSimulator simulator, Map<String, List<String>> headers) {
        return SignedHttp.send("POST", simulator.apiEndpoint().resolve(SignedHttp.SEND), headers, "{}");
    }

    private static void assertError(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains(type);
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.body()).startsWith("{\"message\":");
    }

    private static void assertRefused(SesSimulator simulator, Credential credential, String code, String message) {
        assertThatThrownBy(() -> send(simulator, credential, Region.EU_WEST_1))
                .isInstanceOfSatisfying(SesV2Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.awsErrorDetails().errorMessage()).contains(message);
                    assertThat(e.requestId()).isNotBlank();
                });
    }

    private static void send(SesSimulator simulator, Credential credential, Region region) {
        try (SesV2Client ses = SesClients.of(simulator.apiEndpoint(), credential, region)) {
            ses.sendEmail(SesClients.message());
        }
    }
}
