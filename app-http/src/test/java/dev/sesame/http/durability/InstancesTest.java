package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.PostgresServer;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances of the service on one PostgreSQL. */
final class InstancesTest {

    private static final int INSTANCES = 3;
    private static final int BATCHES = 100;
    private static final int BATCH = 100;
    private static final int KEYS = 30;

    private final SesSimulator ses =
            SesSimulator.builder().mailboxCapacity(Integer.MAX_VALUE).start();
    private final PostgresServer database;
    private final Path connectors;
    private final List<RunningService> services = new ArrayList<>();

    InstancesTest(@TempDir Path folder) {
        database = PostgresServer.start(folder);
        connectors = folder;
    }

    @BeforeEach
    void start() {
        Connectors.write(connectors, "default", Connectors.valid());
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.put("sesame.ses-api-endpoint", ses.apiEndpoint().toString());
        settings.put("sesame.connectors-dir", connectors.toString());
        for (int i = 0; i < INSTANCES; i++) {
            services.add(RunningService.start(settings));
        }
    }

    @AfterEach
    void stop() {
        services.forEach(RunningService::close);
        database.close();
        ses.close();
    }

    @Test
    void three_instances_drain_one_queue_and_send_each_message_once() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(INSTANCES)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < BATCHES; i++) {
                int first = i * BATCH;
                RunningService service = services.get(i % INSTANCES);
                answers.add(callers.submit(
                        () -> service.post("/v1/messages/batch", batch(first), "Prefer", "respond-async")));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
            }
        }

        Books.await(() -> database.number("SELECT count(*) FROM message WHERE state IN ('queued', 'sending')") == 0);

        assertThat(database.number("SELECT count(*) FROM message WHERE state = 'accepted'"))
                .isEqualTo(BATCHES * BATCH);
        assertThat(ses.mailbox().accepted()).isEqualTo(BATCHES * BATCH);
        assertThat(ses.mailbox().messages().stream()
                        .map(mail -> mail.recipients().get(0)))
                .doesNotHaveDuplicates();
        // Each claim has a name of its own, which begins with the process's.
        assertThat(database.number("SELECT count(DISTINCT split_part(worker, '/', 1)) FROM message"))
                .as("instances that sent some")
                .isEqualTo(INSTANCES);
    }

    @Test
    void the_same_key_at_all_instances_at_once_sends_one_message() throws Exception {
        CyclicBarrier together = new CyclicBarrier(INSTANCES);
        try (ExecutorService callers = Executors.newFixedThreadPool(INSTANCES)) {
            for (int i = 0; i < KEYS; i++) {
                int number = i;
                List<Future<Answer>> answers = new ArrayList<>();
                for (RunningService service : services) {
                    answers.add(callers.submit(() -> {
                        together.await();
                        return keyed(service, number);
                    }));
                }
                String id = null;
                for (Future<Answer> answer : answers) {
                    if (answer.get().status() != 409) {
                        assertThat(answer.get().status())
                                .as(answer.get().body())
                                .isEqualTo(number % 2 == 0 ? 200 : 202);
                        assertThat(answer.get().text("id"))
                                .isEqualTo(id == null ? answer.get().text("id") : id);
                        id = answer.get().text("id");
                    }
                }
                assertThat(id).as("somebody was told that it is sent").isNotNull();
            }
        }
        Books.await(() -> database.number("SELECT count(*) FROM message WHERE state = 'accepted'") == KEYS);
        assertThat(ses.mailbox().accepted()).isEqualTo(KEYS);
    }

    private static Answer keyed(RunningService service, int number) {
        String key = "key-" + number;
        return number % 2 == 0
                ? service.post("/v1/messages", message(number), "Idempotency-Key", key)
                : service.post("/v1/messages", message(number), "Idempotency-Key", key, "Prefer", "respond-async");
    }

    private static String batch(int first) {
        return "{\"messages\":["
                + String.join(
                        ",",
                        IntStream.range(first, first + BATCH)
                                .mapToObj(InstancesTest::message)
                                .toList())
                + "]}";
    }

    private static String message(int number) {
        return Json.write(Map.of(
                "to",
                "user" + number + "@example.com",
                "usageType",
                "SignIn",
                "payload",
                Map.of("code", Integer.toString(number))));
    }
}
