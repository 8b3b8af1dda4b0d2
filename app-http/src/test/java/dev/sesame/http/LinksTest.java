package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On every way into Sesame, a mail carries no link but the operator's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LinksTest {

    private static final String OURS = "https://app.example.com/join?id=7";
    private static final String EVIL = "https://evil.example/join";

    private final SesSimulator ses = SesSimulator.builder().start();
    private final RunningService service = RunningService.start(Map.of(
            "sesame.ses-api-endpoint",
            ses.apiEndpoint().toString(),
            "sesame.link-hosts",
            "app.example.com,*.example.org"));

    @BeforeAll
    void configure() {
        Map<String, Object> config = new HashMap<>(Connectors.valid());
        config.remove("templates");
        assertThat(service.put("/v1/connectors/default", Json.write(Map.of("config", config)))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void forget() {
        ses.mailbox().clear();
    }

    @AfterAll
    void stop() {
        service.close();
        ses.close();
    }

    private static Map<String, Object> message(String link, String name) {
        Map<String, Object> message = new HashMap<>();
        message.put("to", "someone@example.com");
        message.put("usageType", "OrganizationInvitation");
        message.put("payload", Map.of("link", link, "inviter", Map.of("name", name)));
        return message;
    }

    private static List<Map<String, Object>> problems(Answer preview, String severity) {
        return Json.objects(preview.json().get("problems")).stream()
                .filter(problem -> severity.equals(problem.get("severity")))
                .toList();
    }

    private void assertRefused(Answer answer, String... pointers) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("link_not_allowed");
        assertThat(answer.errors()).containsOnlyKeys(pointers);
        assertThat(answer.body()).doesNotContain("evil");
        assertThat(ses.mailbox().messages()).isEmpty();
    }

    @Test
    void a_message_is_sent_with_the_operators_links_only() {
        assertThat(service.post("/v1/messages", Json.write(message(OURS, "Amazon.com Inc.")))
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/v1/messages", Json.write(message("https://a.example.org/", "Ann")))
                        .status())
                .isEqualTo(200);
        assertThat(ses.mailbox().messages()).hasSize(2);
        ses.mailbox().clear();

        assertRefused(service.post("/v1/messages", Json.write(message(EVIL, "Ann"))), "/payload/link");
    }

    @Test
    void a_message_is_not_taken_into_the_queue_either() {
        Answer answer = service.post("/v1/messages", Json.write(message(EVIL, "Ann")), "Prefer", "respond-async");

        assertRefused(answer, "/payload/link");
        assertRefused(
                service.post("/v1/messages", Json.write(message(EVIL, "Ann")), "Idempotency-Key", "1"),
                "/payload/link");
    }

    @Test
    void a_batch_sends_the_others() {
        Answer answer = service.post(
                "/v1/messages/batch",
                Json.write(Map.of("messages", List.of(message(OURS, "Ann"), message(EVIL, "Ann")))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Json.textAt(answer.json(), "results.1.problem.code")).isEqualTo("link_not_allowed");
        assertThat(Json.textAt(answer.json(), "results.1.problem.errors.0.pointer"))
                .isEqualTo("/payload/link");
        assertThat(ses.mailbox().messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "lenient"})
    void a_preview_predicts_it_in_every_mode(String placeholders) {
        Map<String, Object> message = message(EVIL, "Ann");
        message.put("placeholders", placeholders);

        Answer answer = service.post("/v1/messages/preview", Json.write(message));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(problems(answer, "error"))
                .extracting(error -> error.get("pointer"))
                .contains("/payload/link");
        assertThat(answer.text("html")).contains(EVIL);
    }

    @Test
    void a_preview_advises_on_templates_whose_links_say_nothing() {
        Map<String, Object> message = message(OURS, "Ann");
        message.put("template", Map.of("subject", "s", "content", "<a href=\"{{page}}\">{{link}}</a>"));
        message.remove("usageType");
        message.put("payload", Map.of("link", OURS, "page", OURS));

        Answer answer = service.post("/v1/messages/preview", Json.write(message));

        assertThat(problems(answer, "warning"))
                .anySatisfy(warning -> assertThat(warning.get("pointer")).isEqualTo("/template/content"));
        assertThat(problems(answer, "error")).isEmpty();
    }

    @Test
    void an_inline_template_opens_no_door() {
        Map<String, Object> message = message(OURS, "Ann");
        message.remove("usageType");
        message.put("template", Map.of("subject", "{{name}}", "content", "<a href=\"{{page}}\">x</a>"));
        message.put("payload", Map.of("name", "www.evil.example", "page", EVIL));

        assertRefused(service.post("/v1/messages", Json.write(message)), "/payload/name", "/payload/page");
    }

    @Test
    void a_test_of_a_connector_is_judged_but_not_its_brand_and_our_samples() {
        Map<String, Object> config = new HashMap<>(Connectors.valid());
        config.remove("templates");
        config.put("brand", Map.of("name", "Acme", "logoUrl", "https://cdn.example.net/logo.png"));
        Map<String, Object> test = new HashMap<>();
        test.put("config", config);
        test.put("to", "someone@example.com");
        test.put("usageType", "OrganizationInvitation");

        Answer answer = service.post("/v1/connectors/test", Json.write(test));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        ses.mailbox().clear();

        test.put("payload", Map.of("link", EVIL));
        assertRefused(service.post("/v1/connectors/test", Json.write(test)), "/payload/link");
    }

    @Test
    void logto_is_told_in_a_sentence() {
        Answer answer = service.post(
                "/v1/hooks/logto",
                Json.write(Map.of(
                        "to", "someone@example.com",
                        "type", "OrganizationInvitation",
                        "payload", Map.of("link", EVIL))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.body()).isEqualTo("The email could not be sent. Please contact support.");
        assertThat(ses.mailbox().messages()).isEmpty();
    }

    @Test
    void a_name_that_somebody_gave_themselves_is_no_advertisement() {
        assertRefused(
                service.post("/v1/messages", Json.write(message(OURS, "You won! bit.ly/abc"))),
                "/payload/inviter/name");
    }
}
