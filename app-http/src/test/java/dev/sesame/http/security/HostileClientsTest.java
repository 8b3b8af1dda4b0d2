package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that mean harm get an answer or the end of their connection, in bounded time, and others their mails. */
final class HostileClientsTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static final int BOMB_BYTES = 50_000_000;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.request-timeout", "1s"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void others_are_served() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.post("/v1/messages", MESSAGE));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health HTTP/1.1\r\nX-Slow: ", "GET /"})
    void a_head_that_trickles_is_dropped(String beginning) throws IOException {
        try (RawConnection slow = service.connect();
                RawConnection other = service.connect()) {
            slow.write(beginning);
            assertDropped(slow, other, "a");
        }
    }

    @Test
    void chunks_that_trickle_are_dropped() throws IOException {
        try (RawConnection slow = service.connect();
                RawConnection other = service.connect()) {
            slow.write(RawRequest.postHead("/v1/messages", "Transfer-Encoding: chunked"));
            assertDropped(slow, other, "1\r\n \r\n");
        }
    }

    /** What is served in between paces what trickles. */
    private static void assertDropped(RawConnection slow, RawConnection other, String drop) throws IOException {
        for (int sent = 0; sent < 100_000; sent++) {
            assertThat(other.write(RawRequest.get("/health/liveness")).answer()).startsWith("HTTP/1.1 200 ");
            try {
                slow.write(drop);
            } catch (IOException closed) {
                return;
            }
        }
        throw new AssertionError("still taken after 100,000 drops");
    }

    @Test
    void who_asks_and_never_reads_is_dropped_before_much_is_kept_for_them() throws IOException {
        String flood = RawRequest.get("/openapi.yml").repeat(100);
        long sent = 0;
        try (RawConnection deaf = service.connect()) {
            while (sent < 1_000_000_000) {
                deaf.write(flood);
                sent += flood.length();
            }
        } catch (IOException closed) {
            // What the server has read, and the buffers of both systems, which hold some megabytes each.
            assertThat(sent).isLessThan(50_000_000);
            return;
        }
        throw new AssertionError("a gigabyte of requests was taken from a client that reads nothing");
    }

    @Test
    void a_flood_of_requests_in_a_row_is_answered_one_by_one() throws IOException, InterruptedException {
        int many = 2_000;
        try (RawConnection connection = service.connect()) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    connection.write(RawRequest.get("/health/liveness").repeat(many));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 0; i < many; i++) {
                assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
            }
            assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    static Stream<Arguments> bombs() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        ByteArrayOutputStream deflate = new ByteArrayOutputStream();
        fill(new GZIPOutputStream(gzip));
        fill(new DeflaterOutputStream(deflate));
        return Stream.of(Arguments.of("gzip", gzip.toByteArray()), Arguments.of("deflate", deflate.toByteArray()));
    }

    private static void fill(OutputStream out) throws IOException {
        try (out) {
            byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < BOMB_BYTES; i += spaces.length) {
                out.write(spaces);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_is_put_out(String coding, byte[] bomb) throws IOException {
        assertThat(bomb).hasSizeLessThan(100_000);
        try (RawConnection connection = service.connect()) {
            connection
                    .write(RawRequest.postHead(
                            "/v1/messages", "Content-Encoding: " + coding + "\r\nContent-Length: " + bomb.length))
                    .write(bomb);
            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    static Stream<String> bodies() {
        return Stream.of(
                "[".repeat(100_000),
                "{\"payload\":" + "[".repeat(100_000),
                "{\"payload\":" + "{\"a\":".repeat(20_000),
                "{" + "\"a\":1,".repeat(30_000) + "\"b\":1}",
                members(12_000),
                "{\"payload\": {\"n\": 1e999999999}, \"to\": 1e-999999999}",
                "{\"to\": " + "9".repeat(200_000) + "}",
                "{\"to\": 1e" + "9".repeat(50) + "}",
                "{\"to\": \"" + "a".repeat(200_000) + "\"}",
                "{\"" + "a".repeat(200_000) + "\": 1}",
                "\uFEFF\uFEFF{}",
                "{\"to\": \"\u0000\"}",
                "{\"to\": \"\\u0000\", \"usageType\": \"\\uD83D\"}",
                "{\"payload\": {\"__proto__\": {\"a\": 1}}, \"payload\": {}}",
                " ".repeat(200_000));
    }

    private static String members(int count) {
        StringBuilder json = new StringBuilder("{\"payload\": {\"a\": 0");
        for (int i = 0; i < count; i++) {
            json.append(",\"m").append(i).append("\":").append(i);
        }
        return json.append("}}").toString();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void json_that_is_made_to_hurt_is_refused(String body) throws IOException {
        try (RawConnection connection = service.connect()) {
            String answer =
                    connection.write(RawRequest.post("/v1/messages", body)).answer();
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid_request\"");
            assertThat(answer).hasSizeLessThan(5_000);
        }
    }

    @Test
    void a_number_of_many_digits_in_a_payload_costs_no_time_and_no_memory() throws IOException {
        String body = MESSAGE.replace("\"482916\"", "\"1\", \"n\": 1e999999999");
        try (RawConnection connection = service.connect()) {
            String answer =
                    connection.write(RawRequest.post("/v1/messages", body)).answer();
            assertThat(answer).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*").hasSizeLessThan(5_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "-1\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffff\r\n{}\r\n",
                "7fffffff\r\n{}\r\n",
                "2\r\n{}xx0\r\n\r\n",
                "0\r\nContent-Length: 5\r\n\r\n",
                "0\r\nX: {long}\r\n\r\n",
                "2;ext={long}\r\n{}\r\n0\r\n\r\n"
            })
    void chunks_that_are_none_are_refused_or_cut_off(String chunks) throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.postHead("/v1/messages", "Connection: close\r\nTransfer-Encoding: chunked")
                    + chunks.replace("{long}", "a".repeat(100_000)));
            String answer = connection.rest();
            assertThat(answer).matches("(?s)|HTTP/1.1 4\\d\\d .*").doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked\r\nContent-Length: 3",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: 5\r\nContent-Length: 0",
                " Content-Length: 5"
            })
    void no_request_is_smuggled_in_the_body_of_another(String lengths) throws IOException {
        try (RawConnection connection = service.connect()) {
            // Whoever reads the length otherwise than we do takes the rest for a request.
            connection.write(
                    RawRequest.postHead("/v1/messages", lengths) + "0\r\n\r\n" + RawRequest.get("/health/liveness"));
            assertThat(connection.rest()).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5", "\"UP\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%00 HTTP/1.1",
                "GET /health\u0000 HTTP/1.1",
                "GET /v1/connectors/%00 HTTP/1.1",
                "GET /v1/connectors/a%00b HTTP/1.1",
                "GET /v1/connectors/%ff%fe HTTP/1.1",
                "GET /v1/connectors/%c0%af HTTP/1.1",
                "GET /v1/connectors/%e0%80 HTTP/1.1",
                "GET /v1/connectors/% HTTP/1.1",
                "GET /v1/connectors/%4 HTTP/1.1",
                "GET /v1/connectors/..%2f..%2fetc%2fpasswd HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /v1/../../etc/passwd HTTP/1.1",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /..\\..\\etc\\passwd HTTP/1.1",
                "GET //etc/passwd HTTP/1.1",
                "GET http://evil.example.com/v1/nothing HTTP/1.1",
                "GET /v1/messages?limit=%00 HTTP/1.1",
                "GET /v1/messages?limit=99999999999999999999 HTTP/1.1",
                "GET /v1/messages?limit=%zz HTTP/1.1",
                "GET /v1/messages?%zz=1 HTTP/1.1",
                "TRACE /health HTTP/1.1",
                "CONNECT example.com:443 HTTP/1.1",
                "PROPFIND /v1/messages HTTP/1.1",
                "get /health HTTP/1.1",
                "GET health HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /nothing HTTP/9.9",
                "PRI * HTTP/2.0",
                "\u0000\u0000\u0000"
            })
    void request_lines_that_are_meant_to_confuse_are_refused(String line) throws IOException {
        try (RawConnection connection = service.connect()) {
            String answer = connection
                    .write(RawRequest.head(line, "Host: localhost", "Connection: close"))
                    .rest();
            assertThat(answer).matches("(?s)|HTTP/\\d.\\d 4\\d\\d .*").doesNotContain("root:", "evil.example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example.com",
                "Host: localhost.evil.example.com",
                "Host: localhost@evil.example.com",
                "Host: localhost, evil.example.com",
                "Host: evil.example.com\r\nHost: localhost",
                "Host: localhost\r\nHost: evil.example.com",
                "Host: ",
                "Host: 127.0.0.1.evil.example.com:8080",
                "Host: [::1].evil.example.com"
            })
    void without_keys_other_hosts_are_refused(String hosts) throws IOException {
        try (RawConnection connection = service.connect()) {
            String answer = connection
                    .write(RawRequest.head("GET /v1/messages HTTP/1.1", hosts, "Connection: close"))
                    .rest();
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("evil.example.com");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health HTTP/1.1, X-Nothing: x, 400",
        "GET http://localhost/health HTTP/1.1, X-Nothing: x, 400",
        "GET /health HTTP/1.1, Host: localhost, 200",
        "GET /health HTTP/1.0, X-Nothing: x, 200"
    })
    void a_request_of_http_1_1_names_its_host(String line, String header, int status) throws IOException {
        try (RawConnection connection = service.connect()) {
            assertThat(connection
                            .write(RawRequest.head(line, header, "Connection: close"))
                            .rest())
                    .matches("(?s)HTTP/1\\.[01] " + status + " .*");
        }
    }

    @Test
    void a_million_small_headers_are_too_many() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write("GET /health HTTP/1.1\r\n" + "A: b\r\n".repeat(5_000));
            assertThat(connection.rest()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void an_expectation_is_no_way_around_the_limit() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.postHead("/v1/messages", "Expect: 100-continue\r\nContent-Length: 99999999"));
            assertThat(connection.rest()).contains("HTTP/1.1 413 ").doesNotContain("HTTP/1.1 2");
        }
    }
}
