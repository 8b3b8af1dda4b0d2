package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyFilterTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.api-keys", "web:K-1_~+/=x,job:second"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.body()).doesNotContain("K-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer K-1_~+/=x",
                "bearer K-1_~+/=x",
                "BEARER K-1_~+/=x",
                "Bearer   K-1_~+/=x",
                "K-1_~+/=x",
                "Bearer second",
                "second"
            })
    void a_key_lets_in(String authorization) {
        assertThat(service.post("/v1/messages", MESSAGE, "Authorization", authorization)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer wrong",
                "Bearer k-1_~+/=x",
                "Bearer K-1_~+/=",
                "Bearer K-1_~+/=xx",
                "Basic second",
                "Basic c2Vjb25k",
                "Token second",
                "Bearer Bearer second",
                "web",
                "web:K-1_~+/=x",
                "Bearer second,second"
            })
    void what_is_no_key_does_not(String authorization) {
        assertUnauthorized(service.post("/v1/messages", MESSAGE, "Authorization", authorization));
    }

    @Test
    void no_key_does_not() {
        assertUnauthorized(service.post("/v1/messages", MESSAGE));
        assertUnauthorized(service.post("/v1/messages/preview", "{}"));
        assertUnauthorized(service.get("/v1/simulator/messages"));
        assertUnauthorized(service.delete("/v1/simulator/messages"));
    }

    @Test
    void a_key_is_asked_for_before_anything_else_is_told() {
        assertUnauthorized(service.get("/v1/nothing"));
        assertUnauthorized(service.get("/v1/messages"));
        assertUnauthorized(service.post("/v1/messages", "{"));
        assertUnauthorized(service.post("/v1/messages", " ".repeat(300_000)));
        assertUnauthorized(
                service.call("POST", "/v1/messages", BodyPublishers.ofString("x"), "Content-Type", "text/plain"));
        assertUnauthorized(service.post("/v1/messages", MESSAGE, "Accept", "text/html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/messages/",
                "//v1/messages",
                "/%76%31/messages",
                "/v1%2fmessages",
                "/V1/messages",
                "/v1;a=b/messages",
                "/v1/messages;a=b",
                "/./v1/messages",
                "/v1/./messages",
                "/health/../v1/messages",
                "/v1//messages",
                "/v1/messages?x=/health",
                "/v1/messages#/health",
                "http://localhost/v1/messages",
                "/v1/messages%00",
                "/v1/messages%20",
                "v1/messages"
            })
    void no_spelling_of_a_path_gets_around_the_key(String path) throws IOException {
        try (RawConnection connection = service.connect()) {
            assertThat(connection.write(RawRequest.post(path, MESSAGE)).answer())
                    .matches("(?s)HTTP/1.1 (400|401|404) .*");
        }
    }

    @Test
    void health_and_the_description_need_no_key() {
        assertThat(service.get("/health").status()).isEqualTo(200);
        assertThat(service.get("/health/liveness").json()).isEqualTo(Map.of("status", "UP"));
        assertThat(service.get("/health/readiness").json()).isEqualTo(Map.of("status", "UP"));
        assertThat(service.get("/openapi.yml").status()).isEqualTo(200);
    }
}
