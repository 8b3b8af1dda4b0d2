package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.HeldSes;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.ServiceClient;
import dev.sesame.http.fixture.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is under way when the service is told to end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class ShutdownTest {

    /** 128 + SIGTERM, as of a JVM. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final int QUEUED = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void message_under_way_at_sigterm_is_answered_with_its_outcome() throws Exception {
        try (HeldSes ses = HeldSes.start();
                ServiceProcess service = start(ses);
                ServiceClient client = new ServiceClient(service.port())) {
            CompletableFuture<Answer> sent =
                    CompletableFuture.supplyAsync(() -> client.post("/v1/messages", message(1)));
            ses.awaitArrivals(1);

            service.terminate();
            awaitPortClosed(service);
            ses.answer();

            assertThat(sent.get().status()).as(sent.get().body()).isEqualTo(200);
            assertThat(service.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void queued_messages_stay_at_sigterm_and_the_next_start_sends_them() throws Exception {
        List<String> ids;
        List<String> before;
        try (HeldSes ses = HeldSes.start();
                ServiceProcess service = start(ses);
                ServiceClient client = new ServiceClient(service.port())) {
            ids = queue(client);
            ses.awaitArrivals(1);

            service.terminate();
            awaitPortClosed(service);
            ses.answer();

            assertThat(service.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
            before = ses.subjects();
        }
        // The one under way, and perhaps a few before the queue was told to stop.
        assertThat(before).hasSizeBetween(1, QUEUED - 1);

        try (HeldSes ses = HeldSes.start();
                ServiceProcess service = start(ses);
                ServiceClient client = new ServiceClient(service.port())) {
            ses.answer();
            ses.awaitArrivals(QUEUED - before.size());
            awaitAccepted(client, ids);

            List<String> sent = new ArrayList<>(before);
            sent.addAll(ses.subjects());
            assertThat(sent)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, QUEUED)
                            .mapToObj(i -> "Sign in " + i)
                            .toList());
        }
    }

    private static List<String> queue(ServiceClient client) {
        String messages = String.join(
                ",", IntStream.range(0, QUEUED).mapToObj(i -> message(i)).toList());
        Answer queued =
                client.post("/v1/messages/batch", "{\"messages\":[" + messages + "]}", "Prefer", "respond-async");
        assertThat(queued.status()).as(queued.body()).isEqualTo(202);
        return Json.objects(queued.json().get("results")).stream()
                .map(result -> Json.textAt(result, "message.id"))
                .toList();
    }

    private static void awaitAccepted(ServiceClient client, List<String> ids) {
        for (String id : ids) {
            Answer message = client.get("/v1/messages/" + id);
            while (message.text("status").matches("queued|sending")) {
                message = client.get("/v1/messages/" + id);
            }
            assertThat(message.text("status")).as(message.body()).isEqualTo("accepted");
        }
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

    private ServiceProcess start(HeldSes ses) throws Exception {
        Path connectors = Files.createDirectories(folder.resolve("connectors"));
        Connectors.write(connectors, "default", Connectors.valid());
        return ServiceProcess.start(
                folder,
                Map.of(
                        "SESAME_SES_API_ENDPOINT", ses.endpoint(),
                        "SESAME_SES_API_TOTAL_TIMEOUT", "1m",
                        "SESAME_CONNECTORS_DIR", connectors.toString(),
                        "SESAME_DATA_DIR", folder.resolve("data").toString(),
                        "SESAME_QUEUE_WORKERS", "1"));
    }

    private static void awaitPortClosed(ServiceProcess service) {
        while (service.listens()) {
            Thread.onSpinWait();
        }
    }
}
