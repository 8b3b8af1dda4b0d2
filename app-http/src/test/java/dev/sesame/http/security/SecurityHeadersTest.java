package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SecurityHeadersTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(Map.of("sesame.api-keys", "a@admin:admin-key", "sesame.max-request-size", 20_000));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(RawRequest.get("/health"), 200),
                Arguments.of(RawRequest.get("/openapi.yml"), 200),
                Arguments.of(RawRequest.get("/nothing"), 404),
                Arguments.of(RawRequest.get("/%zz"), 400),
                Arguments.of(RawRequest.get("/v1/messages"), 401),
                Arguments.of(RawRequest.get("/" + "a".repeat(9_000)), 414),
                Arguments.of(RawRequest.head("GET / HTTP/1.1", "X: " + "a".repeat(20_000)), 431),
                Arguments.of(RawRequest.head("DELETE /health HTTP/1.1", "Host: localhost"), 405),
                Arguments.of(RawRequest.head("OPTIONS /health HTTP/1.1", "Host: localhost"), 405),
                Arguments.of(
                        RawRequest.postHead("/v1/messages", "Authorization: Bearer admin-key\r\nContent-Length: 99999"),
                        413),
                Arguments.of(RawRequest.postHead("/v1/messages", "Content-Length: x"), 400),
                Arguments.of("nonsense\r\n\r\n", 400));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_answer_has_them(String request, int status) throws IOException {
        try (RawConnection connection = service.connect()) {
            List<String> head = connection
                    .write(request)
                    .answer()
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(head.getFirst()).contains(" " + status + " ");
            assertThat(head)
                    .contains(
                            "x-content-type-options: nosniff",
                            "content-security-policy: default-src 'none'; frame-ancestors 'none'",
                            "referrer-policy: no-referrer",
                            "cache-control: no-store",
                            "cross-origin-resource-policy: same-origin",
                            "x-frame-options: deny")
                    .doesNotHaveDuplicates()
                    .noneMatch(line -> line.startsWith("server:"))
                    .noneMatch(line -> line.startsWith("access-control"))
                    .noneMatch(line -> line.startsWith("strict-transport-security"));
        }
    }

    @Test
    void head_has_them_too() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.head("HEAD /health HTTP/1.1", "Host: localhost"));
            assertThat(connection.answerWithoutBody()).contains("x-frame-options: DENY");
        }
    }
}
