package dev.sesame.http.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to requests that are wrong before anybody looks at the message in them. */
final class RequestsTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.max-request-size", 20_000));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json()).containsKeys("type", "title", "status", "code", "detail");
        assertThat(answer.json().get("status")).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:sesame:problem:" + code);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static String raw(String request) throws IOException {
        try (RawConnection connection = service.connect()) {
            return connection.write(request).answer();
        }
    }

    private static String post(String length, String body) {
        return RawRequest.postHead("/v1/messages", length) + body;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"text\"",
                "7",
                "{\"to\": \"a@example.com\",}",
                "{'to': 'a@example.com'}",
                "{\"to\": \"a@example.com\", \"to\": \"b@example.com\"}",
                "{} {}",
                "{} x",
                "{\"to\": NaN}",
                "{\"to\": \"\t\"}",
                "{\"to\": \"\\ud800\"}",
                "{\"payload\": {\"\\udfff\": 1}}",
                "// comment\n{}",
            })
    void what_is_not_a_json_object_is_refused_for_the_whole_document(String body) {
        Answer answer = service.post("/v1/messages", body);
        assertProblem(answer, 400, "invalid_request");
        assertThat(answer.errors()).containsOnlyKeys("");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] body = MESSAGE.replace("482916", "ü").getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = service.post("/v1/messages", body);
        assertProblem(answer, 400, "invalid_request");
        assertThat(answer.text("detail")).contains("UTF-8");
    }

    @Test
    void the_type_may_name_a_charset_that_json_has_not() {
        Answer answer = service.call(
                "POST",
                "/v1/messages",
                BodyPublishers.ofString(MESSAGE),
                "Content-Type",
                "application/json; charset=utf-8");
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "nonsense",
                "*/*"
            })
    void a_body_of_another_type_is_refused(String type) {
        Answer answer = service.call("POST", "/v1/messages", BodyPublishers.ofString(MESSAGE), "Content-Type", type);
        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void a_body_without_a_type_is_refused_because_any_web_page_can_send_it() {
        Answer answer = service.call("POST", "/v1/messages", BodyPublishers.ofString(MESSAGE));
        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void a_web_page_is_not_allowed_to_call() throws IOException {
        String answer = raw(RawRequest.head(
                "OPTIONS /v1/messages HTTP/1.1",
                "Host: localhost",
                "Origin: https://example.com",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type"));
        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("access-control-allow");
    }

    @Test
    void what_a_web_page_sends_without_asking_is_refused() throws IOException {
        service.delete("/v1/simulator/messages");
        assertThat(raw(post("Origin: https://example.com\r\nContent-Length: " + MESSAGE.length(), MESSAGE)))
                .startsWith("HTTP/1.1 403 ");
        assertThat(service.get("/v1/simulator/messages").json()).isEqualTo(Map.of("messages", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/messages, POST",
        "PUT, /v1/messages, POST",
        "DELETE, /v1/messages/preview, POST",
        "DELETE, /v1/messages/batch, POST",
        "GET, /v1/hooks/logto, POST",
        "OPTIONS, /v1/messages, POST",
        "PATCH, /v1/simulator/messages, GET",
        "PUT, /v1/simulator/messages, DELETE",
        "DELETE, /health, GET"
    })
    void a_wrong_method_is_answered_with_those_allowed(String method, String path, String allowed) {
        Answer answer = service.call(method, path, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(",", -1)).contains(allowed);
        if (!path.equals("/v1/hooks/logto")) {
            assertProblem(answer, 405, "method_not_allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1", "/v1/message", "/V1/messages", "/v1/messages/x/y", "/%2e%2e/health"})
    void what_is_not_there_is_not_found(String path) {
        Answer answer = service.get(path);
        assertProblem(answer, 404, "not_found");
        assertThat(answer.body()).doesNotContain(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "text/html", "application/xml;q=0.9"})
    void who_does_not_take_json_is_refused_before_anything_is_sent(String accept) {
        service.delete("/v1/simulator/messages");
        Answer answer = service.post("/v1/messages", MESSAGE, "Accept", accept);
        assertProblem(answer, 406, "not_acceptable");
        assertThat(service.get("/v1/simulator/messages").json()).isEqualTo(Map.of("messages", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html, application/json;q=0.1", "nonsense"})
    void who_takes_json_is_answered(String accept) {
        assertThat(service.post("/v1/messages", MESSAGE, "Accept", accept).status())
                .isEqualTo(200);
    }

    @Test
    void a_problem_is_answered_as_such_to_who_takes_json() {
        assertProblem(service.post("/v1/messages", "{", "Accept", "application/json"), 400, "invalid_request");
    }

    @Test
    void a_body_over_the_limit_is_refused_and_the_connection_goes_on() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.post("/v1/messages", " ".repeat(20_001)));
            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ").contains("\"code\":\"payload_too_large\"");
            assertThat(connection.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_body_over_the_limit_is_refused_before_it_is_there() throws IOException {
        assertThat(raw(post("Content-Length: 99999999999", "{")))
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json");
    }

    @Test
    void a_chunked_body_over_the_limit_is_refused_and_the_connection_goes_on() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(post("Transfer-Encoding: chunked", ""));
            String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
            connection.write(chunk.repeat(6) + "0\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
            assertThat(connection.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_chunked_body_within_the_limit_is_taken() throws IOException {
        String chunks = "%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(7, MESSAGE.substring(0, 7), MESSAGE.length() - 7, MESSAGE.substring(7));
        assertThat(raw(post("Transfer-Encoding: chunked", chunks))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void the_largest_body_is_taken() {
        String body = MESSAGE + " ".repeat(20_000 - MESSAGE.length());
        assertThat(service.post("/v1/messages", body).status()).isEqualTo(200);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void a_compressed_body_is_taken() throws IOException {
        assertThat(service.post("/v1/messages", gzip(MESSAGE), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_limit_counts_what_a_compressed_body_holds() throws IOException {
        byte[] bomb = gzip(" ".repeat(15_000_000));
        assertThat(bomb).hasSizeLessThan(20_000);
        Answer answer = service.post("/v1/messages", bomb, "Content-Encoding", "gzip");
        assertProblem(answer, 413, "payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "zstd", "nonsense"})
    void a_body_that_cannot_be_decompressed_is_refused(String coding) {
        Answer answer = service.post("/v1/messages", MESSAGE.replace('{', 'x'), "Content-Encoding", coding);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void headers_over_the_limit_are_refused() throws IOException {
        assertThat(raw("GET /health HTTP/1.1\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"request_header_fields_too_large\"")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void an_address_over_the_limit_is_refused() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n");
            assertThat(connection.rest()).contains(" 414 ").contains("\"code\":\"request_uri_too_long\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: x\r\n"
            })
    void a_request_whose_end_is_disputed_is_refused_and_the_connection_closed(String lengths) throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(post(lengths, "0\r\n\r\n" + RawRequest.get("/health")));
            assertThat(connection.rest())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"malformed_request\"")
                    .doesNotContain("HTTP/1.1 200 ");
        }
    }

    @Test
    void requests_in_a_row_are_answered_in_their_order() throws IOException {
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.post("/v1/messages", MESSAGE)
                    + RawRequest.get("/nothing")
                    + RawRequest.get("/health/liveness")
                    + RawRequest.post("/v1/messages", "{")
                    + RawRequest.get("/health"));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
            assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").endsWith("{\"status\":\"UP\"}");
            assertThat(connection.answer()).startsWith("HTTP/1.1 400 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("\"connectors\"");
        }
    }

    @Test
    void old_http_is_answered_and_closed() throws IOException {
        try (RawConnection connection = service.connect()) {
            String request = "POST /v1/messages HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: "
                    + MESSAGE.length() + "\r\n\r\n" + MESSAGE;
            assertThat(connection.write(request).rest())
                    .startsWith("HTTP/1.0 200 ")
                    .contains("\"status\":\"accepted\"");
        }
    }

    @Test
    void what_is_not_http_is_refused() throws IOException {
        try (RawConnection connection = service.connect()) {
            assertThat(connection.write("\u0016\u0003\u0001 hello\r\n\r\n").rest())
                    .startsWith("HTTP/1.0 400 ")
                    .contains("\"code\":\"malformed_request\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"/health, 200", "/openapi.yml, 200", "/nothing, 404", "/v1/messages/preview, 404"})
    void a_head_request_gets_the_status_and_no_body(String path, int status) throws IOException {
        try (RawConnection connection = service.connect()) {
            String answer = connection
                    .write("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .rest();
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
        }
    }

    @Test
    void a_query_that_cannot_be_decoded_is_refused() throws IOException {
        assertThat(raw(RawRequest.get("/health?x=%zz")))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
        assertThat(raw(RawRequest.get("/%zz"))).startsWith("HTTP/1.1 400 ");
    }
}
