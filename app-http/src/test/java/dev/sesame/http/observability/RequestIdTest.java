package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.max-request-size", "20000"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0f8-B.2_c", "0123456789012345678901234567890123456789012345678901234567890123"})
    void harmless_id_is_taken_over(String id) {
        assertThat(service.get("/health", "X-Request-Id", id).header("X-Request-Id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "someone@example.com",
                "a;b",
                "é",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void any_other_is_replaced(String id) {
        assertThat(service.get("/health", "X-Request-Id", id).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void every_request_has_one_of_its_own() {
        assertThat(service.get("/health").header("X-Request-Id"))
                .isNotEqualTo(service.get("/health").header("X-Request-Id"));
    }

    @Test
    void every_refusal_has_one() {
        for (Answer answer : new Answer[] {
            service.get("/nothing", "X-Request-Id", "mine"),
            service.delete("/health", "X-Request-Id", "mine"),
            service.post("/v1/messages", "{", "X-Request-Id", "mine"),
            service.post("/v1/messages", " ".repeat(30_000), "X-Request-Id", "mine"),
            service.post("/v1/messages", MESSAGE, "X-Request-Id", "mine", "Host-Is", "fine", "Accept", "text/csv"),
            service.call(
                    "POST",
                    "/v1/messages",
                    BodyPublishers.ofString(MESSAGE),
                    "X-Request-Id",
                    "mine",
                    "Content-Type",
                    "text/plain"),
            service.post("/v1/messages", MESSAGE.replace("SignIn", " "), "X-Request-Id", "mine"),
            service.post("/v1/hooks/logto", "{", "X-Request-Id", "mine")
        }) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.headers().allValues("X-Request-Id"))
                    .as(answer.body())
                    .containsExactly("mine");
        }
    }

    @Test
    void request_that_is_no_http_is_answered_with_one() throws IOException {
        try (RawConnection connection = service.connect()) {
            assertThat(connection
                            .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n")
                            .rest())
                    .containsIgnoringCase("x-request-id: ");
        }
    }

    @Test
    void lines_of_the_log_that_a_request_leaves_have_its_id() {
        try (RecordedLog log = RecordedLog.recording()) {
            assertThat(service.post("/v1/messages", MESSAGE, "X-Request-Id", "one-1")
                            .status())
                    .isEqualTo(200);
            assertThat(service.post(
                                    "/v1/messages/batch",
                                    "{\"messages\": [" + MESSAGE + "," + MESSAGE + "]}",
                                    "X-Request-Id",
                                    "batch-1")
                            .status())
                    .isEqualTo(200);
            assertThat(service.post(
                                    "/v1/messages",
                                    MESSAGE.replace("482916\"", "1\", \"x\": {}")
                                            .replace("code", "cod"),
                                    "X-Request-Id",
                                    "bad-1")
                            .status())
                    .isEqualTo(422);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("dev.sesame.Mail Accepted") && line.contains("{requestId=one-1}"))
                    .hasSize(1);
            assertThat(log.lines())
                    .filteredOn(
                            line -> line.contains("dev.sesame.Mail Accepted") && line.contains("{requestId=batch-1}"))
                    .hasSize(2);
            assertThat(log.lines())
                    .filteredOn(
                            line -> line.contains("dev.sesame.Mail Not accepted") && line.contains("{requestId=bad-1}"))
                    .hasSize(1);
        }
    }
}
