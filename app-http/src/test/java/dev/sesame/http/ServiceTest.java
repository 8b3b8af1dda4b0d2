package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.ThreadRecorder;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service under load, when it stops, and when it is broken. */
final class ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static Map<String, Object> settings(SesSimulator ses, Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        return Map.of(
                "sesame.ses-api-endpoint", ses.apiEndpoint().toString(),
                "sesame.connectors-dir", folder.toString(),
                "test.threads", "true");
    }

    @Test
    void many_messages_are_sent_at_once_each_on_a_virtual_thread(@TempDir Path folder)
            throws ExecutionException, InterruptedException {
        int messages = 200;
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(settings(ses, folder));
                ExecutorService callers = Executors.newFixedThreadPool(50)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                answers.add(callers.submit(() -> service.post("/v1/messages", MESSAGE)));
            }
            Set<String> ids = new HashSet<>();
            Set<String> messageIds = new HashSet<>();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
                ids.add(answer.get().text("id"));
                messageIds.add(answer.get().text("messageId"));
            }
            assertThat(ids).hasSize(messages);
            assertThat(messageIds).hasSize(messages);
            assertThat(ses.mailbox().accepted()).isEqualTo(messages);
            assertThat(service.bean(ThreadRecorder.class).threads())
                    .hasSize(messages)
                    .allMatch(Thread::isVirtual);
        }
    }

    @Test
    void slow_sends_keep_nobody_else_waiting(@TempDir Path folder) throws ExecutionException, InterruptedException {
        int slow = 40;
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(settings(ses, folder));
                ExecutorService callers = Executors.newFixedThreadPool(slow)) {
            ses.faults().next(slow, Fault.delay(Duration.ofSeconds(3)));
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < slow; i++) {
                answers.add(callers.submit(() -> service.post("/v1/messages", MESSAGE)));
            }
            assertThat(ses.mailbox().await(PATIENCE, mail -> ses.mailbox().accepted() == slow))
                    .isPresent();
            // All forty are under way, and none is answered: what comes now is not behind them.
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
            assertThat(answers).noneMatch(Future::isDone);
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_send_under_way_is_answered_when_the_service_stops(@TempDir Path folder) throws Exception {
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(settings(ses, folder));
                RawConnection idle = service.connect();
                RawConnection sending = service.connect()) {
            assertThat(idle.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
            ses.faults().next(Fault.delay(Duration.ofSeconds(1)));
            sending.write(RawRequest.post("/v1/messages", MESSAGE));
            assertThat(ses.mailbox().await(PATIENCE, mail -> true)).isPresent();
            long stopping = System.nanoTime();
            service.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(10));
            assertThat(sending.answer()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
            assertThat(sending.rest()).isEmpty();
            assertThat(idle.rest()).isEmpty();
        }
    }

    @Test
    void an_idle_service_stops_at_once(@TempDir Path folder) throws IOException {
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(settings(ses, folder));
                RawConnection idle = service.connect();
                RawConnection unfinished = service.connect()) {
            assertThat(idle.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
            unfinished.write("POST /v1/mess");
            long stopping = System.nanoTime();
            service.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(10));
            assertThat(idle.rest()).isEmpty();
        }
    }

    @Test
    void a_fault_of_our_own_is_told_without_its_details() {
        try (RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.start(Map.of("test.broken", "true"))) {
            Answer answer = service.post("/v1/messages", MESSAGE);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.code()).isEqualTo("internal_error");
            assertThat(answer.text("detail")).contains("log");
            assertThat(answer.body()).doesNotContain("broken").doesNotContain("IllegalState");

            Answer logto = service.post("/v1/hooks/logto", "{\"to\": \"someone@example.com\", \"type\": \"SignIn\"}");
            assertThat(logto.status()).isEqualTo(500);
            assertThat(logto.contentType()).startsWith("text/plain");
            assertThat(logto.body()).startsWith("The email may be on its way.");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("IllegalStateException: broken by the test"))
                    .noneMatch(line -> line.contains("someone@") || line.contains("482916"));
        }
    }
}
