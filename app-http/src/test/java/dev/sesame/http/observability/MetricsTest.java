package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.Metrics;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real service shows at /prometheus after what SES can do to messages. */
final class MetricsTest {

    private static final String SENDS = "sesame_sends_total";

    private final SesSimulator ses = SesSimulator.start();
    private final RunningService service;

    MetricsTest(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        service = start(folder, Map.of());
    }

    private RunningService start(Path folder, Map<String, ?> others) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "sesame.ses-api-endpoint",
                ses.apiEndpoint().toString(),
                "sesame.send-attempts",
                "1",
                "sesame.send-rate",
                "1000",
                "sesame.daily-quota",
                "5000",
                "sesame.connectors-dir",
                folder.toString(),
                "test.impatient",
                true));
        settings.putAll(others);
        return RunningService.start(settings);
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
    }

    private static Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("to", "someone@example.com");
        message.put("usageType", "SignIn");
        message.put("payload", Map.of("code", "482916"));
        return message;
    }

    private Answer send(String... headers) {
        return service.post("/v1/messages", Json.write(message()), headers);
    }

    private Metrics metrics() {
        return Metrics.of(service);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(Fault.error(SesError.messageRejected("no")), "rejected", "message_rejected"),
                Arguments.of(Fault.error(SesError.accessDenied()), "rejected", "transport_misconfigured"),
                Arguments.of(Fault.throttled(), "not_sent", "not_sent"),
                Arguments.of(Fault.dailyQuotaExceeded(), "not_sent", "not_sent"),
                Arguments.of(Fault.error(SesError.internalFailure()), "not_sent", "not_sent"),
                Arguments.of(Fault.dropAfterAccepting(), "unknown", "outcome_unknown"),
                Arguments.of(Fault.notJson(), "unknown", "outcome_unknown"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void failure_counts_as_what_it_is_and_as_nothing_else(Fault fault, String outcome, String code) {
        ses.faults().next(fault);
        Answer answer = send();
        assertThat(answer.code()).isEqualTo(code);

        Metrics metrics = metrics();
        assertThat(metrics.sum(
                        SENDS,
                        "outcome",
                        outcome,
                        "code",
                        code,
                        "reason",
                        answer.text("reason"),
                        "transport",
                        "ses-api",
                        "usage_type",
                        "SignIn"))
                .isEqualTo(1);
        assertThat(metrics.sum(SENDS)).isEqualTo(1);
        assertThat(metrics.sum("sesame_outcomes_total")).isEqualTo(1);
        assertThat(metrics.sum("sesame_outcomes_total", "outcome", outcome)).isEqualTo(1);
        assertThat(metrics.sum("sesame_send_duration_seconds_count", "outcome", outcome, "way", "direct"))
                .isEqualTo(1);
        assertThat(metrics.sum("sesame_transport_duration_seconds_count", "outcome", outcome))
                .isEqualTo(1);
        assertThat(metrics.samples("sesame_send_duration_seconds_bucket", "outcome", outcome, "le", "+Inf"))
                .containsExactly(1.0);
    }

    @Test
    void every_outcome_is_there_before_the_first_message() {
        assertThat(metrics().values("outcome"))
                .containsExactlyInAnyOrder("accepted", "rejected", "not_sent", "unknown");
        assertThat(metrics().sum("sesame_outcomes_total")).isZero();
    }

    @Test
    void accepted_message_counts_once_and_its_replay_does_not() {
        assertThat(send("Idempotency-Key", "k").status()).isEqualTo(200);
        assertThat(send("Idempotency-Key", "k").status()).isEqualTo(200);
        assertThat(send().status()).isEqualTo(200);

        assertThat(metrics()
                        .sum(SENDS, "outcome", "accepted", "code", "none", "reason", "none", "transport", "ses-api"))
                .isEqualTo(2);
        assertThat(metrics().sum(SENDS)).isEqualTo(2);
        assertThat(metrics().sum("sesame_http_requests_seconds_count", "route", "/v1/messages", "status", "200"))
                .isEqualTo(3);
    }

    @Test
    void message_that_is_sent_from_the_queue_counts_when_it_ends() {
        ses.faults().next(Fault.error(SesError.messageRejected("no")));
        String id = send("Prefer", "respond-async").text("id");
        while (!service.get("/v1/messages/" + id).text("status").equals("rejected")) {
            Thread.onSpinWait();
        }
        // Its end is written down before it is counted.
        while (metrics().sum(SENDS) == 0) {
            Thread.onSpinWait();
        }

        assertThat(metrics().sum(SENDS, "outcome", "rejected", "reason", "identity_not_verified")
                        + metrics().sum(SENDS, "outcome", "rejected", "reason", "content_rejected"))
                .isEqualTo(1);
        assertThat(metrics().sum("sesame_send_duration_seconds_count", "way", "queued"))
                .isEqualTo(1);
    }

    @Test
    void messages_that_end_in_the_queue_count_once() {
        ses.faults().always(Fault.throttled());
        Map<String, Object> message = message();
        service.post("/v1/messages", Json.write(message), "Prefer", "respond-async");
        message.put("expiresIn", "PT1S");
        service.post("/v1/messages", Json.write(message), "Prefer", "respond-async");
        while (metrics().sum(SENDS) < 2) {
            Thread.onSpinWait();
        }

        Metrics metrics = metrics();
        for (String code : List.of("superseded", "expired")) {
            assertThat(metrics.sum(
                            SENDS, "outcome", "not_sent", "code", code, "reason", "none", "usage_type", "SignIn"))
                    .isEqualTo(1);
        }
        assertThat(metrics.sum(SENDS)).isEqualTo(2);
        assertThat(metrics.sum("sesame_outcomes_total")).isEqualTo(2);
        assertThat(metrics.sum("sesame_outcomes_total", "outcome", "not_sent")).isEqualTo(2);
        assertThat(statistics(service.get("/v1/statistics")))
                .isEqualTo(Map.of("accepted", 0, "rejected", 0, "not_sent", 2, "unknown", 0));
    }

    @Test
    void message_that_is_refused_before_it_is_tried_counts_without_a_transport() {
        Map<String, Object> message = message();
        message.put("payload", Map.of());
        assertThat(service.post("/v1/messages", Json.write(message)).status()).isEqualTo(422);

        assertThat(metrics().sum(SENDS, "outcome", "rejected", "code", "missing_variables", "transport", "none"))
                .isEqualTo(1);
        assertThat(metrics().sum("sesame_send_duration_seconds_count")).isZero();
    }

    @Test
    void test_of_a_connector_counts_apart() {
        Answer test = service.post("/v1/connectors/default/test", Json.write(Map.of("to", "someone@example.com")));
        assertThat(test.status()).as(test.body()).isEqualTo(200);

        assertThat(metrics().sum("sesame_test_sends_total", "outcome", "accepted"))
                .isEqualTo(1);
        assertThat(metrics().sum(SENDS)).isZero();
        assertThat(metrics().sum("sesame_outcomes_total")).isZero();
        assertThat(metrics().sum("sesame_transport_duration_seconds_count")).isZero();
    }

    @Test
    void labels_have_few_values_whatever_callers_say() {
        for (int i = 0; i < 30; i++) {
            Map<String, Object> message = message();
            message.put("usageType", "Type" + i);
            message.put("connector", i % 2 == 0 ? "default" : "nobody" + i);
            assertThat(service.post("/v1/messages", Json.write(message)).status())
                    .isIn(200, 422);
            service.get("/v1/messages/id" + i);
            service.get("/nothing/" + i);
        }

        assertThat(metrics().values("usage_type")).containsExactly("other");
        assertThat(metrics().values("connector")).containsExactly("default");
        assertThat(metrics().values("route"))
                .containsExactlyInAnyOrder("/prometheus", "/v1/messages", "/v1/messages/{id}", "none");
        assertThat(metrics().text()).doesNotContain("Type1", "nobody", "id1", "nothing");
    }

    @Test
    void state_of_the_service_is_shown() {
        assertThat(send().status()).isEqualTo(200);
        Metrics metrics = metrics();

        assertThat(metrics.samples("sesame_store_up")).containsExactly(1.0);
        assertThat(metrics.samples("sesame_queue_messages", "state", "queued")).containsExactly(0.0);
        assertThat(metrics.samples("sesame_queue_messages")).hasSize(3);
        assertThat(metrics.samples("sesame_queue_oldest_age_seconds")).containsExactly(0.0);
        assertThat(metrics.samples("sesame_breakers_open", "transport", "ses-api"))
                .containsExactly(0.0);
        assertThat(metrics.samples("sesame_quota_limit", "connector", "default"))
                .containsExactly(5000.0);
        assertThat(metrics.samples("sesame_limiter_rate", "connector", "default"))
                .containsExactly(1000.0);
        assertThat(metrics.samples("sesame_smtp_connections")).containsExactly(0.0, 0.0);
        assertThat(metrics.names())
                .contains("jvm_memory_used_bytes", "process_uptime_seconds", "process_files_open_files");
    }

    @Test
    void what_keeps_messages_from_being_accepted_is_shown_while_it_does(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (RunningService touchy = start(folder, Map.of("test.impatient", false, "test.touchy", true))) {
            ses.faults().next(Fault.error(SesError.accessDenied()));
            String json = Json.write(message());
            assertThat(touchy.post("/v1/messages", json).status()).isEqualTo(502);
            Answer held = touchy.post("/v1/messages", json);
            assertThat(held.status()).isEqualTo(502);

            Metrics metrics = Metrics.of(touchy);
            assertThat(metrics.samples("sesame_breakers_open", "transport", "ses-api"))
                    .containsExactly(1.0);
            assertThat(metrics.samples("sesame_alerts", "transport", "ses-api", "reason", "access_denied"))
                    .containsExactly(1.0);
            assertThat(metrics.sum(SENDS, "reason", "access_denied", "transport", "ses-api"))
                    .isEqualTo(1);
            assertThat(metrics.sum(SENDS, "reason", "access_denied", "transport", "none"))
                    .isEqualTo(1);
        }
    }

    @Test
    void used_up_quota_and_waits_are_shown(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        // The end of a step of the quota, if it were near, would be waited for.
        try (RunningService limited =
                start(folder, Map.of("test.impatient", false, "sesame.daily-quota", "2", "test.stopped-clock", true))) {
            for (int status : List.of(200, 200, 503)) {
                assertThat(limited.post("/v1/messages", Json.write(message())).status())
                        .isEqualTo(status);
            }

            Metrics metrics = Metrics.of(limited);
            assertThat(metrics.samples("sesame_quota_used", "connector", "default"))
                    .containsExactly(2.0);
            assertThat(metrics.samples("sesame_quota_limit", "connector", "default"))
                    .containsExactly(2.0);
            assertThat(metrics.sum("sesame_limiter_delay_seconds_count", "reason", "daily_quota_exceeded"))
                    .isEqualTo(1);
        }
    }

    @Test
    void key_is_needed_if_there_are_keys(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (RunningService guarded = start(folder, Map.of("sesame.api-keys", "me:key-1"))) {
            assertThat(guarded.get("/prometheus").status()).isEqualTo(401);
            Answer answer = guarded.get("/prometheus", "Authorization", "Bearer key-1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void answer_is_the_text_format_whatever_a_scraper_prefers() {
        Answer answer = service.get(
                "/prometheus",
                "Accept",
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("# TYPE sesame_outcomes_total counter");
    }

    @Test
    void statistics_count_what_was_sent_in_this_hour() {
        send();
        ses.faults().next(Fault.error(SesError.messageRejected("no")));
        send();

        Answer statistics = service.get("/v1/statistics");

        assertThat(statistics.status()).isEqualTo(200);
        assertThat(statistics.text("step")).isEqualTo("PT5M");
        assertThat(statistics(statistics)).isEqualTo(Map.of("accepted", 1, "rejected", 1, "not_sent", 0, "unknown", 0));
    }

    /** Of all steps: there are two if the clock strikes between messages. */
    private static Map<String, Integer> statistics(Answer answer) {
        Map<String, Integer> sums = new TreeMap<>();
        for (Map<String, Object> step : Json.objects(answer.json().get("steps"))) {
            Json.object(step.get("outcomes"))
                    .forEach((outcome, count) -> sums.merge(outcome, ((Number) count).intValue(), Integer::sum));
        }
        return sums;
    }
}
