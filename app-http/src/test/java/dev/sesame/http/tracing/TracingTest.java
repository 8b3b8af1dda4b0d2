package dev.sesame.http.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.SpanReceiver;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import io.micronaut.context.exceptions.NoSuchBeanException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets of the real service. */
final class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String[] TRACEPARENT = {"traceparent", "00-" + TRACE + "-" + CALLER + "-01"};

    private static final String MESSAGE = """
            {"to": "MarkName <mark-to@example.com>", "usageType": "SignIn",
            "payload": {"code": "731946", "link": "https://mark-link.example.com/"}}""";

    private final SpanReceiver receiver = SpanReceiver.start();
    private final SesSimulator ses =
            SesSimulator.builder().credential("AKIDMARK", "secret-mark").start();

    @AfterEach
    void stop() {
        receiver.close();
        ses.close();
    }

    private RunningService start(Path folder) {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeyId", "AKIDMARK");
        connector.put("accessKeySecret", "secret-mark");
        Connectors.write(folder, "default", connector);
        Map<String, Object> settings = new HashMap<>();
        settings.put("sesame.tracing", "otlp");
        settings.put("otel.exporter.otlp.endpoint", receiver.endpoint());
        settings.put("otel.service.name", "sesame-of-the-test");
        settings.put("otel.bsp.schedule.delay", "50");
        settings.put("sesame.ses-api-endpoint", ses.apiEndpoint().toString());
        settings.put("sesame.connectors-dir", folder.toString());
        settings.put("sesame.send-attempts", "2");
        settings.put("sesame.api-keys", "me:key-mark");
        settings.put("test.impatient", true);
        return RunningService.start(settings);
    }

    private static Answer post(RunningService service, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer key-mark";
        return service.post("/v1/messages?mark-query=731946", MESSAGE, all);
    }

    private SpanReceiver.Span await(Predicate<SpanReceiver.Span> which) {
        Eventually.until(() -> receiver.spans().stream().anyMatch(which));
        return receiver.spans().stream().filter(which).findFirst().orElseThrow();
    }

    private static Predicate<SpanReceiver.Span> named(String name) {
        return span -> span.name().equals(name);
    }

    @Test
    void request_and_attempt_belong_to_the_trace_of_the_caller(@TempDir Path folder) {
        try (RunningService service = start(folder);
                RecordedLog log = RecordedLog.recording()) {
            Answer answer = post(service, TRACEPARENT);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);

            SpanReceiver.Span request = await(named("POST /v1/messages"));
            assertThat(request.service()).isEqualTo("sesame-of-the-test");
            assertThat(request.traceId()).isEqualTo(TRACE);
            assertThat(request.parentId()).isEqualTo(CALLER);
            assertThat(request.kind()).isEqualTo(2);
            assertThat(request.status()).isZero();
            assertThat(request.nanos()).isPositive();
            assertThat(request.attributes())
                    .isEqualTo(Map.of(
                            "http.request.method", "POST",
                            "http.route", "/v1/messages",
                            "http.response.status_code", "200"));

            SpanReceiver.Span attempt = await(named("send ses-api"));
            assertThat(attempt.traceId()).isEqualTo(TRACE);
            assertThat(attempt.parentId()).isEqualTo(request.spanId());
            assertThat(attempt.kind()).isEqualTo(3);
            assertThat(attempt.attributes())
                    .isEqualTo(Map.of(
                            "sesame.transport", "ses-api",
                            "sesame.way", "direct",
                            "sesame.outcome", "accepted",
                            "sesame.message.id", answer.text("id"),
                            "aws.ses.message_id", answer.text("messageId")));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Accepted message="))
                    .singleElement()
                    .asString()
                    .contains("traceId=" + TRACE);
        }
    }

    @Test
    void every_attempt_has_its_span_and_says_why_it_failed(@TempDir Path folder) {
        try (RunningService service = start(folder)) {
            ses.faults().next(Fault.error(SesError.internalFailure()));
            assertThat(post(service).status()).isEqualTo(200);

            SpanReceiver.Span accepted =
                    await(span -> "accepted".equals(span.attributes().get("sesame.outcome")));
            SpanReceiver.Span failed =
                    await(span -> "not_sent".equals(span.attributes().get("sesame.outcome")));
            assertThat(failed.traceId()).isEqualTo(accepted.traceId()).isNotEqualTo(TRACE);
            assertThat(failed.parentId()).isEqualTo(accepted.parentId()).isNotEmpty();
            assertThat(failed.status()).isEqualTo(2);
            assertThat(failed.attributes())
                    .containsEntry("sesame.reason", "provider_unavailable")
                    .doesNotContainKey("aws.ses.message_id");
        }
    }

    @Test
    void messages_of_a_batch_are_of_its_trace_and_those_of_the_queue_have_their_own(@TempDir Path folder) {
        try (RunningService service = start(folder)) {
            String batch = "{\"messages\": [" + MESSAGE + "]}";
            String[] headers = {"traceparent", TRACEPARENT[1], "Authorization", "Bearer key-mark"};
            assertThat(service.post("/v1/messages/batch", batch, headers).status())
                    .isEqualTo(200);
            assertThat(post(service, "traceparent", TRACEPARENT[1], "Prefer", "respond-async")
                            .status())
                    .isEqualTo(202);

            SpanReceiver.Span direct =
                    await(span -> "direct".equals(span.attributes().get("sesame.way")));
            assertThat(direct.traceId()).isEqualTo(TRACE);
            SpanReceiver.Span queued =
                    await(span -> "queued".equals(span.attributes().get("sesame.way")));
            assertThat(queued.parentId()).isEmpty();
            assertThat(queued.traceId()).isNotEqualTo(TRACE);
        }
    }

    @Test
    void collector_gets_nothing_confidential_and_nothing_that_callers_make_up(@TempDir Path folder) {
        try (RunningService service = start(folder)) {
            post(service);
            ses.faults().next(Fault.error(400, "Unheard", "mark-to@example.com: 731946"));
            post(service);
            ses.faults().next(Fault.error(SesError.messageRejected("not verified: mark-to@example.com")));
            post(service);
            service.get("/mark-path/731946?mark-query=731946");
            service.get("/v1/messages/mark-path", "Authorization", "Bearer key-mark", "baggage", "mark=mark-baggage");
            service.get(
                    "/health",
                    "traceparent",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                    "tracestate",
                    "x=mark-to@example.com");
            service.call("MARKMETHOD", "/v1/messages", BodyPublishers.noBody(), "Authorization", "Bearer key-mark");
            await(named("_OTHER"));
            await(span -> span.name().equals("GET /v1/messages/{id}"));
            await(named("GET /health"));
        }
        assertThat(receiver.spans()).anyMatch(named("GET"));
        for (String mark : List.of("mark-", "MarkName", "MARK", "731946", "secret-mark", "AKIDMARK", "key-mark")) {
            assertThat(receiver.requests()).noneMatch(request -> request.contains(mark));
        }
    }

    @Test
    void without_it_nothing_is_traced() {
        try (RunningService service =
                RunningService.start(Map.of("otel.exporter.otlp.endpoint", receiver.endpoint()))) {
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
            assertThatThrownBy(() -> service.bean(AttemptSpans.class)).isInstanceOf(NoSuchBeanException.class);
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void wrong_variable_of_opentelemetry_stops_the_start() {
        assertThatThrownBy(() ->
                        RunningService.start(Map.of("sesame.tracing", "otlp", "otel.traces.sampler", "sometimes")))
                .rootCause()
                .hasMessageContaining("sometimes");
    }
}
