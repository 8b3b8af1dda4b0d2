package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is confidential of a message reaches SES and nobody else: no log, no metric, no problem. */
final class ConfidentialityTest {

    private static final List<String> MARKS = List.of(
            "731946", "mark-to", "MarkName", "key-mark", "secret-mark", "mark-link", "mark-content", "Mark Subject");

    private final SesSimulator ses = SesSimulator.builder()
            .credential("AKIDTEST", "secret-mark")
            .credential("AKIDWRONG", "another")
            .start();
    private final List<Answer> refusals = new ArrayList<>();
    private final RecordedLog log = RecordedLog.recording();
    private final RunningService service;

    ConfidentialityTest(@TempDir Path folder) {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeyId", "AKIDTEST");
        connector.put("accessKeySecret", "secret-mark");
        Connectors.write(folder, "default", connector);
        connector.put("accessKeyId", "AKIDWRONG");
        Connectors.write(folder, "wrong", connector);
        service = RunningService.start(Map.of(
                "sesame.ses-api-endpoint", ses.apiEndpoint().toString(),
                "sesame.ses-api-connect-timeout", "2s",
                "sesame.ses-api-total-timeout", "2s",
                "sesame.send-attempts", "2",
                "sesame.max-request-size", "20000",
                "sesame.request-timeout", "1s",
                "sesame.api-keys", "me:key-mark",
                "sesame.connectors-dir", folder.toString(),
                "test.impatient", true));
    }

    private static Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("to", "MarkName <mark-to@example.com>");
        message.put("usageType", "SignIn");
        message.put("payload", Map.of("code", "731946", "link", "https://mark-link.example.com/731946"));
        return message;
    }

    private static Map<String, Object> message(String member, Object value) {
        Map<String, Object> message = message();
        message.put(member, value);
        return message;
    }

    private static String logto() {
        return Json.write(
                Map.of("to", "MarkName <mark-to@example.com>", "type", "SignIn", "payload", Map.of("code", "731946")));
    }

    private Answer post(String path, String body) {
        return service.post(path, body, "Authorization", "Bearer key-mark");
    }

    private void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
        refusals.add(answer);
    }

    private void refused(Map<String, ?> message) {
        refused(post("/v1/messages", Json.write(message)));
    }

    @Test
    void no_mark_is_ever_logged_counted_or_told() throws IOException {
        assertThat(post("/v1/messages", Json.write(message())).status()).isEqualTo(200);
        assertThat(post("/v1/messages/preview", Json.write(message())).status()).isEqualTo(200);
        assertThat(post("/v1/hooks/logto", logto()).status()).isEqualTo(204);
        assertThat(ses.mailbox().accepted()).isEqualTo(2);

        otherWays();

        List<Fault> faults = List.of(
                Fault.error(SesError.messageRejected("Email address is not verified: mark-to@example.com")),
                Fault.error(SesError.badRequest("MarkName, mark-to@example.com: 731946 \"731946\" Sign in 731946")),
                Fault.error(SesError.accessDenied()),
                Fault.error(400, "Unheard", "mark-to@example.com: 731946"),
                Fault.dailyQuotaExceeded(),
                Fault.dropAfterAccepting(),
                Fault.cutAnswer(),
                Fault.notJson(),
                Fault.noMessageId(),
                Fault.answer(403, "text/html", "<p>mark-to@example.com 731946</p>"),
                Fault.answer(200, "application/json", "{\"MessageId\": [\"731946\", mark-to]}"),
                Fault.delay(Duration.ofSeconds(20)));
        for (Fault fault : faults) {
            ses.faults().next(fault);
            refused(message());
            ses.faults().clear();
            ses.faults().next(fault);
            refused(post("/v1/hooks/logto", logto()));
            ses.faults().clear();
        }
        ses.faults().always(Fault.error(SesError.internalFailure()));
        refused(message());
        ses.faults().clear();

        refused(message("connector", "wrong"));
        refused(message("connector", "nobody"));
        refused(message("to", "mark-to"));
        refused(message("to", "mark-to@example.com, MarkName <x@example.com>"));
        refused(message("payload", "731946"));
        refused(message("expiresIn", "731946"));
        refused(message("clientIp", "731946"));
        refused(message("locale", "731946!"));
        refused(message("tags", Map.of("flow", "mark-to@example.com")));
        refused(message(
                "template", Map.of("subject", "Mark Subject", "content", "mark-content {{missing}} {{other.one}}")));
        refused(message("template", Map.of("subject", "Mark Subject", "content", "x", "contentType", "mark-content")));
        refused(message("template", Map.of("subject", "s", "content", "x", "sendFrom", "{{code}}")));
        Map<String, Object> unsafe = message("template", Map.of("subject", "s", "content", "<a href='{{link}}'>x</a>"));
        unsafe.put("payload", Map.of("link", "javascript:mark-link"));
        refused(unsafe);

        String json = Json.write(message());
        for (String broken : List.of(
                json.substring(0, json.length() - 1),
                json + "731946",
                json.replace("\"731946\"", "731946mark-to"),
                json.replace("{", "{\"mark-to\": 1, \"mark-to\": 2,"),
                json.replace("731946", "731946\\ud800"),
                json.replace("731946", "731946\0"),
                json + " ".repeat(20_000))) {
            refused(post("/v1/messages", broken));
            refused(post("/v1/messages/preview", broken));
            refused(post("/v1/hooks/logto", broken));
        }
        refused(service.post("/v1/messages", json));
        refused(service.post("/v1/messages", json, "Authorization", "Bearer not-key-mark"));
        refused(service.post("/v1/messages", json, "Authorization", "key-mark", "Content-Encoding", "gzip"));
        refused(service.post("/v1/messages", cutGzip(json), "Authorization", "key-mark", "Content-Encoding", "gzip"));
        refused(service.post("/v1/messages", json, "Authorization", "key-mark", "Accept", "text/mark-to"));
        refused(service.post("/v1/messages", json, "Authorization", "key-mark", "Idempotency-Key", "731946 mark-to"));
        refused(service.get("/v1/mark-to/731946?x=731946", "Authorization", "key-mark"));
        refused(service.call(
                "POST",
                "/v1/messages",
                BodyPublishers.ofString(json),
                "Authorization",
                "key-mark",
                "Content-Type",
                "text/mark-to"));
        try (RawConnection connection = service.connect()) {
            connection.write(RawRequest.postHead("/v1/messages", "Content-Length: 9999") + json);
            assertThat(connection.rest()).doesNotContain(MARKS);
        }
        try (RawConnection connection = service.connect()) {
            assertThat(connection.write("mark-to 731946\r\n\r\n").rest()).doesNotContain(MARKS);
        }

        String metrics =
                service.get("/prometheus", "Authorization", "Bearer key-mark").body();
        assertThat(metrics).contains("sesame_sends_total{", "sesame_test_sends_total{");
        assertThat(metrics).doesNotContain(MARKS);
        service.close();
        assertThat(log.lines()).anyMatch(line -> line.contains("A message of Logto was not accepted"));
        for (String mark : MARKS) {
            assertThat(log.lines()).noneMatch(line -> line.contains(mark));
            assertThat(refusals)
                    .noneMatch(answer -> answer.body().contains(mark)
                            || answer.headers().toString().contains(mark));
        }
    }

    /** Under a key, from the queue, in a batch and as a test: accepted, refused and in doubt. */
    private void otherWays() {
        String json = Json.write(message());
        for (Fault fault : Arrays.asList(
                null,
                Fault.error(SesError.messageRejected("Email address is not verified: mark-to@example.com")),
                Fault.error(400, "Unheard", "mark-to@example.com: 731946"),
                Fault.dropAfterAccepting())) {
            for (Runnable way : List.<Runnable>of(
                    () -> told(post("/v1/messages/batch", "{\"messages\": [" + json + "]}")),
                    () -> told(service.post(
                            "/v1/messages",
                            json,
                            "Authorization",
                            "key-mark",
                            "Idempotency-Key",
                            "k" + (fault == null ? "" : fault.hashCode()))),
                    () -> queued(json),
                    // Whoever tests a connector is told what SES says, and nobody else.
                    () -> post("/v1/connectors/default/test", Json.write(testMessage())))) {
                if (fault != null) {
                    ses.faults().next(fault);
                }
                way.run();
                ses.faults().clear();
            }
        }
        // Callers name usage types and requests as they like.
        told(post("/v1/messages", Json.write(message("usageType", "mark-to@example.com"))));
        told(service.post(
                "/v1/messages", json, "Authorization", "key-mark", "X-Request-Id", "mark-to@example.com 731946"));
        assertThat(log.lines()).anyMatch(line -> line.contains("way=queued") && line.contains("outcome=unknown"));
        assertThat(log.lines()).anyMatch(line -> line.contains("way=test") && line.contains("outcome=rejected"));
    }

    private static Map<String, Object> testMessage() {
        return Map.of("to", "MarkName <mark-to@example.com>", "payload", Map.of("code", "731946"));
    }

    /** Whatever it is, it must not repeat what it is about. */
    private void told(Answer answer) {
        refusals.add(answer);
    }

    private void queued(String json) {
        Answer kept = service.post("/v1/messages", json, "Authorization", "key-mark", "Prefer", "respond-async");
        assertThat(kept.status()).isEqualTo(202);
        String id = kept.text("id");
        Eventually.until(() -> log.lines().stream().anyMatch(line -> line.contains(" message=" + id + " ")));
    }

    private static byte[] cutGzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = out.toByteArray();
        return Arrays.copyOf(whole, whole.length - 30);
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
        log.close();
    }
}
