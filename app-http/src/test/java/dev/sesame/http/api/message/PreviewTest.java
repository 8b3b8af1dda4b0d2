package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.template.Payload;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreviewTest {

    private static final SesSimulator SES = SesSimulator.start();
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Map<String, Object> connector = Connectors.valid();
        connector.put("emailAddress", "Zoë <noreply@example.com>");
        connector.put("replyTo", List.of("help@example.com", "Second <second@example.com>"));
        connector.put("configurationSetName", "codes");
        connector.put("tags", Map.of("app", "shop"));
        Connectors.write(folder, "default", connector);
        service = RunningService.start(Map.of(
                "sesame.ses-api-endpoint", SES.apiEndpoint().toString(),
                "sesame.connectors-dir", folder.toString()));
    }

    @AfterAll
    static void stop() {
        service.close();
        // Whatever a preview showed, none was sent.
        assertThat(SES.mailbox().accepted()).isZero();
        SES.close();
    }

    private static Answer preview(Map<String, ?> body) {
        return service.post("/v1/messages/preview", Json.write(body));
    }

    private static List<Map<String, Object>> problems(Answer answer) {
        return Json.objects(answer.json().get("problems"));
    }

    @Test
    void a_message_is_shown_as_it_would_be_sent() {
        Answer answer = preview(Map.of(
                "to",
                "Someone <someone@example.com>",
                "usageType",
                "SignIn",
                "tags",
                Map.of("flow", "web"),
                "payload",
                Map.of("code", "482916")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        Map<String, Object> json = answer.json();
        assertThat(json)
                .containsOnlyKeys("subject", "html", "text", "headers", "transport", "ses", "template", "problems");
        assertThat(json.get("subject")).isEqualTo("Sign in 482916");
        assertThat(json.get("html")).isEqualTo("<p>Code 482916</p>");
        assertThat(json.get("text")).isEqualTo("Code 482916");
        assertThat(json.get("transport")).isEqualTo("ses-api");
        assertThat(json.get("template")).isEqualTo(Map.of("usageType", "SignIn"));
        assertThat(json.get("problems")).isEqualTo(List.of());
        assertThat(Json.object(json.get("headers")))
                .containsExactly(
                        Map.entry("From", "=?UTF-8?B?Wm/Dqw==?= <noreply@example.com>"),
                        Map.entry("To", "Someone <someone@example.com>"),
                        Map.entry("Reply-To", "help@example.com, Second <second@example.com>"),
                        Map.entry("Subject", "Sign in 482916"));
    }

    @Test
    void the_parameters_of_send_email_are_shown_as_they_would_be_sent() {
        Map<String, Object> message =
                Map.of("to", "someone@example.com", "usageType", "SignIn", "payload", Map.of("code", "482916"));
        Object shown = preview(message).json().get("ses");
        try (SesSimulator other = SesSimulator.start();
                RunningService sending = RunningService.start(Map.of(
                        "sesame.ses-api-endpoint",
                        other.apiEndpoint().toString(),
                        "sesame.connectors-dir",
                        service.bean(Environment.class).getRequiredProperty("sesame.connectors-dir", String.class)))) {
            assertThat(sending.post("/v1/messages", Json.write(message)).status())
                    .isEqualTo(200);
            String sent = other.mailbox().messages().get(0).request();
            assertThat(shown).isEqualTo(Json.object(sent));
        }
    }

    @Test
    void strict_is_the_default_and_says_what_would_be_refused() {
        Answer answer = preview(Map.of("usageType", "SignIn"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(problems(answer)).singleElement().satisfies(problem -> {
            assertThat(problem).containsOnlyKeys("severity", "pointer", "detail");
            assertThat(problem.get("severity")).isEqualTo("error");
            assertThat(problem.get("pointer")).isEqualTo("/payload/code");
        });
        assertThat(answer.text("subject")).isEqualTo("Sign in {{code}}");
    }

    @Test
    void lenient_says_what_would_stay_as_written() {
        Answer answer = preview(Map.of("usageType", "SignIn", "placeholders", "lenient"));
        assertThat(problems(answer)).singleElement().satisfies(problem -> assertThat(problem.get("severity"))
                .isEqualTo("warning"));
    }

    @Test
    void a_value_that_is_null_is_a_warning() {
        Answer answer =
                service.post("/v1/messages/preview", "{\"usageType\": \"SignIn\", \"payload\": {\"code\": null}}");
        assertThat(problems(answer)).singleElement().satisfies(problem -> {
            assertThat(problem.get("severity")).isEqualTo("warning");
            assertThat(problem.get("pointer")).isEqualTo("/payload/code");
        });
        assertThat(answer.text("subject")).isEqualTo("Sign in");
    }

    @Test
    void an_unfinished_template_can_be_shown() {
        Answer answer = preview(Map.of("template", Map.of()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("subject")).isEmpty();
        assertThat(answer.text("html")).isEmpty();
        assertThat(problems(answer))
                .anySatisfy(problem -> assertThat(problem.get("pointer")).isEqualTo("/template/subject"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\n\n\n b  ", "{{code}}", "<b>&amp;</b>", "\t\u00a0\u2028", "é 中 👩‍💻"})
    void a_plain_template_is_shown_exactly_as_rendered(String content) {
        Answer answer = preview(Map.of(
                "template", Map.of("subject", "s", "content", content, "contentType", "text/plain"),
                "payload", Map.of("code", "<&>\"'")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("text")).isEqualTo(content.replace("{{code}}", "<&>\"'"));
        assertThat(answer.json()).doesNotContainKey("html");
    }

    @Test
    void an_html_template_shows_its_values_escaped_and_its_text_derived() {
        Answer answer = preview(Map.of(
                "template", Map.of("subject", "s {{name}}", "content", "<p>Hi <b>{{name}}</b></p>"),
                "payload", Map.of("name", "<&>\r\nBcc: x@example.com")));
        assertThat(answer.text("html")).isEqualTo("<p>Hi <b>&lt;&amp;&gt;\r\nBcc: x@example.com</b></p>");
        assertThat(answer.text("text")).contains("Hi <&>");
        assertThat(answer.text("subject")).isEqualTo("s <&>Bcc: x@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRICT", "Lenient"})
    void the_mode_may_be_written_in_any_case(String mode) {
        assertThat(preview(Map.of("usageType", "SignIn", "placeholders", mode)).status())
                .isEqualTo(200);
    }

    @Test
    void every_problem_of_a_request_is_reported() {
        Answer answer = service.post("/v1/messages/preview", """
                {"to": "x", "template": {"contentType": "text/markdown", "subject": 1, "x": 1}, "placeholders": "loose",
                 "usageType": []}
                """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .containsOnlyKeys(
                        "/to",
                        "/template/contentType",
                        "/template/subject",
                        "/template/x",
                        "/placeholders",
                        "/usageType");
    }

    @Test
    void a_message_to_send_has_no_mode() {
        Answer answer = service.post(
                "/v1/messages",
                "{\"to\": \"someone@example.com\", \"usageType\": \"SignIn\", \"placeholders\": \"lenient\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsOnlyKeys("/placeholders");
    }

    @Test
    void what_cannot_even_be_shown_is_refused() {
        assertThat(preview(Map.of("usageType", "SignIn", "connector", "nobody")).code())
                .isEqualTo("connector_not_found");
        assertThat(preview(Map.of(
                                "template",
                                Map.of("content", "<a href=\"{{l}}\">x</a>"),
                                "payload",
                                Map.of("l", "javascript:x")))
                        .code())
                .isEqualTo("invalid_value");
        assertThat(preview(Map.of("template", Map.of("sendFrom", "{{x}}"), "payload", Map.of("x", "nobody")))
                        .code())
                .isEqualTo("invalid_value");
    }

    static Stream<Arguments> placeholders() throws IOException {
        String resource = "placeholders.json";
        try (InputStream in = Objects.requireNonNull(Payload.class.getResourceAsStream(resource), resource)) {
            Map<String, Object> vectors = Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Object payload = Json.object(vectors.get("payload"));
            return Json.objects(vectors.get("cases")).stream()
                    .map(vector ->
                            Arguments.of(Json.textAt(vector, "template"), Json.textAt(vector, "expected"), payload));
        }
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void placeholders_are_rendered_as_logto_renders_them(
            String template, String expected, Map<String, Object> payload) {
        Answer answer = preview(Map.of(
                "template",
                Map.of("subject", "s", "content", template, "contentType", "text/plain"),
                "placeholders",
                "lenient",
                "payload",
                payload));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("text")).isEqualTo(expected);
    }
}
