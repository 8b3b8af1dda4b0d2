package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller is told when SES does not take a message. */
final class FailuresTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}, "connector": "%s"}
            """;

    private static final SesSimulator SES = SesSimulator.start();
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Map<String, Object> wrongSecret = Connectors.valid();
        wrongSecret.put("accessKeySecret", "not-the-secret");
        Map<String, Object> unknownKey = Connectors.valid();
        unknownKey.put("accessKeyId", "AKIDUNKNOWN");
        Connectors.write(folder, "default", Connectors.valid());
        Connectors.write(folder, "wrong-secret", wrongSecret);
        Connectors.write(folder, "unknown-key", unknownKey);
        service = RunningService.start(settings(SES.apiEndpoint().toString(), folder));
    }

    private static Map<String, Object> settings(String endpoint, Path folder) {
        return Map.of(
                "sesame.ses-api-endpoint",
                endpoint,
                "sesame.send-attempts",
                "3",
                "sesame.ses-api-connect-timeout",
                "2s",
                "sesame.ses-api-total-timeout",
                "2s",
                "sesame.connectors-dir",
                folder.toString(),
                "test.impatient",
                true);
    }

    @AfterAll
    static void stop() {
        service.close();
        SES.close();
    }

    @BeforeEach
    void empty() {
        SES.mailbox().clear();
        SES.faults().clear();
    }

    private static Answer send(String connector) {
        return service.post("/v1/messages", MESSAGE.formatted(connector));
    }

    private static void assertProblem(Answer answer, int status, String code, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status")).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:sesame:problem:" + code);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(answer.body())
                .doesNotContain("someone@example.com")
                .doesNotContain("482916")
                .doesNotContain(Credential.EXAMPLE.secret())
                .doesNotContain("not-the-secret");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        SesError.messageRejected("Email address is not verified. The following identities failed the"
                                + " check in region EU-WEST-1: noreply@example.com"),
                        422,
                        "message_rejected",
                        "identity_not_verified"),
                Arguments.of(
                        SesError.badRequest("someone@example.com has 482916 in it"),
                        422,
                        "message_rejected",
                        "content_rejected"),
                Arguments.of(SesError.accessDenied(), 502, "transport_misconfigured", "access_denied"),
                Arguments.of(SesError.sendingPaused(), 502, "transport_misconfigured", "sending_paused"),
                Arguments.of(SesError.accountSuspended(), 502, "transport_misconfigured", "account_suspended"),
                Arguments.of(SesError.expiredToken(), 502, "transport_misconfigured", "invalid_credentials"),
                Arguments.of(SesError.requestExpired(), 502, "transport_misconfigured", "clock_skew"),
                Arguments.of(
                        SesError.configurationSetNotFound("cs"), 502, "transport_misconfigured", "resource_not_found"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_ses_refuses_is_answered_with_the_reason(SesError error, int status, String code, String reason) {
        SES.faults().next(Fault.error(error));
        Answer answer = send("default");
        assertProblem(answer, status, code, reason);
        assertThat(answer.headers().map()).doesNotContainKey("retry-after");
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void a_wrong_secret_is_our_fault() {
        assertProblem(send("wrong-secret"), 502, "transport_misconfigured", "invalid_credentials");
    }

    @Test
    void an_unknown_key_is_our_fault() {
        assertProblem(send("unknown-key"), 502, "transport_misconfigured", "invalid_credentials");
    }

    @Test
    void a_message_that_is_throttled_twice_is_accepted_at_the_third_attempt() {
        SES.faults()
                .next(2, Fault.throttled())
                .next(Fault.delay(Duration.ZERO))
                .next(Fault.error(SesError.accessDenied()));
        assertThat(send("default").status()).isEqualTo(200);
        assertThat(SES.mailbox().messages()).hasSize(1);
        // The third attempt was the last: the fault after it is still there.
        assertThat(send("default").status()).isEqualTo(502);
    }

    @Test
    void a_message_that_stays_throttled_may_be_sent_again_later() {
        SES.faults().next(3, Fault.throttled()).next(Fault.error(SesError.accessDenied()));
        Answer answer = send("default");
        assertProblem(answer, 503, "not_sent", "throttled");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(SES.mailbox().messages()).isEmpty();
        // Three attempts, and no more.
        assertThat(send("default").status()).isEqualTo(502);
    }

    @Test
    void a_used_up_quota_is_not_waited_for() {
        SES.faults().next(Fault.dailyQuotaExceeded());
        Answer answer = send("default");
        assertProblem(answer, 503, "not_sent", "daily_quota_exceeded");
        assertThat(answer.header("Retry-After")).isEqualTo("900");
        assertThat(answer.json())
                .hasEntrySatisfying("retryAfter", seconds -> assertThat(seconds).hasToString("900"));
    }

    @Test
    void trouble_of_ses_may_be_waited_for() {
        SES.faults().always(Fault.error(SesError.internalFailure()));
        Answer answer = send("default");
        assertProblem(answer, 503, "not_sent", "provider_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void a_refused_connection_may_be_tried_again(@TempDir Path folder) throws IOException {
        Connectors.write(folder, "default", Connectors.valid());
        try (RunningService other = RunningService.start(settings("http://127.0.0.1:" + closedPort(), folder))) {
            Answer answer = other.post("/v1/messages", MESSAGE.formatted("default"));
            assertProblem(answer, 503, "not_sent", "connection_failed");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of(Fault.dropAfterAccepting(), "answer_lost"),
                Arguments.of(Fault.cutAnswer(), "answer_lost"),
                Arguments.of(Fault.notJson(), "answer_unreadable"),
                Arguments.of(Fault.noMessageId(), "answer_unreadable"),
                Arguments.of(Fault.delay(Duration.ofSeconds(30)), "answer_lost"));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void a_lost_answer_is_unknown_and_the_message_is_never_sent_twice(Fault fault, String reason) {
        SES.faults().next(fault);
        Answer answer = send("default");
        assertProblem(answer, 504, "outcome_unknown", reason);
        assertThat(answer.headers().map()).doesNotContainKey("retry-after");
        assertThat(SES.mailbox().messages()).hasSize(1);
    }
}
