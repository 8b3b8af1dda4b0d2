package dev.sesame.http.api.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.HeldSes;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.ServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More calls that send than may be under way: SES keeps its answers back for as long as a test wants. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class OverloadTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static final String BATCH = "{\"messages\": [" + MESSAGE + "]}";

    private static final String LOGTO = """
            {"to": "someone@example.com", "type": "SignIn", "payload": {"code": "482916"}}""";

    private static final String AGAIN = "The email could not be sent just now. Please try again in a moment.";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private final HeldSes ses = HeldSes.start();

    @SuppressWarnings("NullAway.Init") // See below.
    private RunningService service;

    @BeforeEach
    void start() {
        Connectors.write(folder, "default", Connectors.valid());
        service = RunningService.start(Map.of(
                "sesame.max-sending-calls", 2,
                "sesame.ses-api-endpoint", ses.endpoint(),
                "sesame.connectors-dir", folder.toString()));
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
    }

    private List<CompletableFuture<Answer>> fill(ServiceClient client) throws InterruptedException {
        List<CompletableFuture<Answer>> calls = List.of(
                CompletableFuture.supplyAsync(() -> client.post("/v1/messages", MESSAGE)),
                CompletableFuture.supplyAsync(() -> client.post("/v1/messages/batch", BATCH)));
        ses.awaitArrivals(2);
        return calls;
    }

    private Answer send() {
        return service.post("/v1/messages", MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({"/v1/messages, return=representation", "/v1/messages, respond-async", "/v1/messages/batch, wait=1"})
    void call_beyond_the_limit_is_told_to_come_again_at_once(String path, String prefer) throws Exception {
        try (ServiceClient client = new ServiceClient(service.port())) {
            List<CompletableFuture<Answer>> underWay = fill(client);

            Answer refused = service.post(path, path.endsWith("batch") ? BATCH : MESSAGE, "Prefer", prefer);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
            assertThat(refused.text("code")).isEqualTo("overloaded");
            assertThat(refused.json().get("retryAfter")).isEqualTo(1);
            assertThat(refused.header("Retry-After")).isEqualTo("1");

            ses.answer();
            for (CompletableFuture<Answer> call : underWay) {
                assertThat(call.get().status()).as(call.get().body()).isEqualTo(200);
            }
            assertThat(ses.subjects()).hasSize(2);
        }
    }

    @Test
    void people_who_wait_for_a_mail_of_logto_are_asked_to_try_again() throws Exception {
        try (ServiceClient client = new ServiceClient(service.port())) {
            List<CompletableFuture<Answer>> underWay = fill(client);

            Answer refused = service.post("/v1/hooks/logto", LOGTO);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo(AGAIN);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            ses.answer();
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).get();
        }
    }

    @Test
    void calls_that_send_nothing_are_answered_all_the_same() throws Exception {
        try (ServiceClient client = new ServiceClient(service.port())) {
            List<CompletableFuture<Answer>> underWay = fill(client);

            assertThat(service.post("/v1/messages/preview", MESSAGE).status()).isEqualTo(200);
            assertThat(service.get("/v1/messages").status()).isEqualTo(200);
            assertThat(service.get("/health/readiness").status()).isEqualTo(200);
            ses.answer();
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).get();
        }
    }

    @Test
    void calls_are_taken_again_when_others_have_ended() throws Exception {
        ses.answer();
        for (int i = 0; i < 10; i++) {
            Answer sent = send();
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        }
        assertThat(service.post("/v1/messages", "{}").status()).isEqualTo(400);
        assertThat(service.post("/v1/messages", "{}").status()).isEqualTo(400);
        assertThat(Json.objects(service.post("/v1/messages/batch", BATCH).json().get("results")))
                .hasSize(1);
        assertThat(service.post("/v1/hooks/logto", LOGTO).status()).isEqualTo(204);
        assertThat(service.post("/v1/hooks/logto", "{}").status()).isEqualTo(400);
        assertThat(send().status()).isEqualTo(200);
    }

    @Test
    void callers_who_hang_up_leave_their_places_when_their_messages_have_ended() throws Exception {
        try (RawConnection first = service.connect();
                RawConnection second = service.connect()) {
            String request = RawRequest.post("/v1/messages", MESSAGE);
            RawConnection unused = first.write(request);
            unused = second.write(request);
            ses.awaitArrivals(2);
        }
        assertThat(send().status()).isEqualTo(503);

        ses.answer();

        Eventually.until(() -> send().status() == 200);
        // Both places are there again, and not only one.
        SendingCalls calls = service.bean(SendingCalls.class);
        Eventually.until(() -> {
            try (SendingCalls.Turn one = calls.begin();
                    SendingCalls.Turn other = calls.begin()) {
                return one != null && other != null;
            }
        });
    }

    @Test
    void request_that_is_not_there_in_whole_takes_no_place() throws IOException {
        ses.answer();
        try (RawConnection first = service.connect();
                RawConnection second = service.connect();
                RawConnection third = service.connect()) {
            for (RawConnection half : List.of(first, second, third)) {
                RawConnection unused = half.write(RawRequest.postHead("/v1/messages", "Content-Length: 900") + "{");
            }
            assertThat(send().status()).isEqualTo(200);
        }
    }
}
