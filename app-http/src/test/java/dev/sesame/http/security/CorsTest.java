package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which web pages a browser lets call: those whose origins are set, and no other. */
final class CorsTest {

    private static final String KEYS = "a@admin:admin-key";
    private static final String ALLOWED = "https://console.example.com";

    private static RunningService closed;
    private static RunningService open;

    @BeforeAll
    static void start() {
        closed = RunningService.start(Map.of("sesame.api-keys", KEYS));
        open = RunningService.start(
                Map.of("sesame.api-keys", KEYS, "sesame.cors-origins", ALLOWED + ",http://localhost:3000"));
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
    }

    private static String preflight(RunningService service, String origin, String method, String headers)
            throws IOException {
        return answer(
                service,
                "OPTIONS /v1/messages HTTP/1.1",
                "Host: sesame.example.com",
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + headers);
    }

    private static String answer(RunningService service, String... lines) throws IOException {
        try (RawConnection connection = service.connect()) {
            return connection.write(RawRequest.head(lines)).answer().toLowerCase(Locale.ROOT);
        }
    }

    private static void assertRefused(String answer) {
        assertThat(answer).matches("(?s)http/1.1 4\\d\\d .*").doesNotContain("access-control-");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "http://localhost:3000", "null", "https://evil.example.com"})
    void without_the_setting_nobody_is_allowed(String origin) throws IOException {
        assertRefused(preflight(closed, origin, "POST", "authorization,content-type"));
        String call = answer(
                closed,
                "GET /v1/messages HTTP/1.1",
                "Host: sesame.example.com",
                "Origin: " + origin,
                "Authorization: Bearer admin-key");
        assertThat(call).startsWith("http/1.1 200 ").doesNotContain("access-control-");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "http://localhost:3000"})
    void pages_of_these_origins_may_ask_and_call(String origin) throws IOException {
        assertThat(preflight(open, origin, "POST", "authorization,content-type"))
                .startsWith("http/1.1 200 ")
                .contains("access-control-allow-origin: " + origin + "\r\n")
                .contains("access-control-allow-methods: post")
                .contains("access-control-allow-headers: authorization")
                .contains("vary: origin")
                .doesNotContain("access-control-allow-credentials")
                .doesNotContain("access-control-allow-private-network");
        assertThat(answer(
                        open,
                        "GET /v1/messages HTTP/1.1",
                        "Host: sesame.example.com",
                        "Origin: " + origin,
                        "Authorization: Bearer admin-key"))
                .startsWith("http/1.1 200 ")
                .contains("access-control-allow-origin: " + origin + "\r\n")
                .contains("access-control-expose-headers: etag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "content-type",
                "idempotency-key",
                "if-match",
                "if-none-match",
                "prefer",
                "x-request-id"
            })
    void they_may_send_every_header_that_a_call_takes(String header) throws IOException {
        assertThat(preflight(open, ALLOWED, "POST", header)).startsWith("http/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "http://console.example.com",
                "https://console.example.com:8443",
                "https://console.example.com.evil.example.com",
                "https://console.example.comx",
                "https://consoleXexample.com",
                "null",
                "*"
            })
    void no_other_origin_is_allowed(String origin) throws IOException {
        assertRefused(preflight(open, origin, "POST", "authorization,content-type"));
        assertThat(answer(
                        open,
                        "GET /v1/messages HTTP/1.1",
                        "Host: sesame.example.com",
                        "Origin: " + origin,
                        "Authorization: Bearer admin-key"))
                .doesNotContain("access-control-");
    }

    @Test
    void what_is_asked_for_must_be_of_the_api() throws IOException {
        assertRefused(preflight(open, ALLOWED, "TRACE", "authorization"));
        assertRefused(preflight(open, ALLOWED, "POST", "x-forwarded-for"));
    }

    @Test
    void an_allowed_origin_needs_a_key_all_the_same() throws IOException {
        assertThat(answer(open, "GET /v1/messages HTTP/1.1", "Host: sesame.example.com", "Origin: " + ALLOWED))
                .startsWith("http/1.1 401 ")
                .contains("access-control-allow-origin: " + ALLOWED + "\r\n");
    }
}
