package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.HeldSes;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.PostgresServer;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.ServiceProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while messages are queued and being sent. */
final class StoreTroubleTest {

    private static final int QUEUED = 50;
    private static final int SENDING = 20;
    private static final String TROUBLE = "The store cannot be used";
    private static final String RECOVERY = "The store can be used again";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void messages_outlive_a_database_that_goes_away_and_nobody_has_to_help() throws Exception {
        Connectors.write(folder, "default", Connectors.valid());
        try (RecordedLog log = RecordedLog.recording();
                HeldSes ses = HeldSes.start();
                PostgresServer database = PostgresServer.start(folder);
                RunningService service = RunningService.start(settings(ses, database))) {
            List<String> ids = queue(service);
            ses.awaitArrivals(SENDING);

            database.stop();
            // SES says that it accepted them, and there is nowhere to write that down.
            ses.answer();

            assertStoreIsMissed(service, ids.get(0));
            Answer plain = service.post("/v1/messages", message(QUEUED));
            assertThat(plain.status()).as(plain.body()).isEqualTo(200);
            Books.await(() -> count(log, TROUBLE) > 0);

            database.restart();
            Books.await(() -> statuses(service, ids).allMatch("accepted"::equals));
            assertThat(ses.subjects())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, QUEUED)
                            .mapToObj(number -> "Sign in " + number)
                            .toList());
            // Connectors and templates are looked at every two seconds, and are part of the recovery.
            Books.await(() -> count(log, RECOVERY) > 0);
            assertThat(count(log, TROUBLE)).isEqualTo(1);
            assertThat(count(log, RECOVERY)).isEqualTo(1);
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN com.zaxxer.hikari"));
        }
    }

    @Test
    void a_service_without_its_database_does_not_start_and_says_so_in_a_line() throws Exception {
        String url;
        try (PostgresServer database = PostgresServer.start(folder)) {
            url = (String) database.settings().get("sesame.store-url");
        }
        try (ServiceProcess service = ServiceProcess.start(
                folder,
                Map.of(
                        "SESAME_STORE_URL", url,
                        "SESAME_STORE_USER", "postgres",
                        "SESAME_LIMITS_HASH_KEY", "one of the test"))) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.lines())
                    .filteredOn(line -> line.contains(" ERROR "))
                    .singleElement()
                    .asString()
                    .contains("Sesame does not start")
                    .contains(url)
                    .contains("check that PostgreSQL runs");
        }
    }

    private Map<String, Object> settings(HeldSes ses, PostgresServer database) {
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.put("sesame.ses-api-endpoint", ses.endpoint());
        settings.put("sesame.connectors-dir", folder.toString());
        settings.put("sesame.queue-workers", SENDING);
        settings.put("sesame.store-wait-timeout", "1s");
        // Longer than any database needs to stop.
        settings.put("sesame.ses-api-total-timeout", "2m");
        return settings;
    }

    private static List<String> queue(RunningService service) {
        String messages = String.join(
                ",",
                IntStream.range(0, QUEUED).mapToObj(StoreTroubleTest::message).toList());
        Answer answer =
                service.post("/v1/messages/batch", "{\"messages\":[" + messages + "]}", "Prefer", "respond-async");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return Json.objects(answer.json().get("results")).stream()
                .map(result -> Json.textAt(result, "message.id"))
                .toList();
    }

    private static void assertStoreIsMissed(RunningService service, String id) {
        String batch = "{\"messages\":[" + message(QUEUED) + "]}";
        for (Answer answer : List.of(
                service.post("/v1/messages", message(QUEUED), "Prefer", "respond-async"),
                service.post("/v1/messages", message(QUEUED), "Idempotency-Key", "k"),
                service.post("/v1/messages/batch", batch, "Prefer", "respond-async"),
                service.post("/v1/messages/batch", batch, "Idempotency-Key", "k"),
                service.post("/v1/messages/" + id + "/resend", "{}"),
                service.get("/v1/messages/" + id),
                service.get("/v1/messages"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("store_unavailable");
            assertThat(answer.text("detail")).contains("check that PostgreSQL runs");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    private static Stream<String> statuses(RunningService service, List<String> ids) {
        return ids.stream().map(id -> service.get("/v1/messages/" + id).text("status"));
    }

    private static long count(RecordedLog log, String text) {
        return log.lines().stream().filter(line -> line.contains(text)).count();
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
