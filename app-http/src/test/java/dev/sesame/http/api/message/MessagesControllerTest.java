package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.template.UsageType;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesControllerTest {

    private static final SesSimulator SES = SesSimulator.start();
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Map<String, Object> german = Connectors.valid();
        german.put("emailAddress", "Beispiel <noreply@example.de>");
        german.put("tags", Map.of("app", "shop", "tier", "free"));
        german.put(
                "templates",
                Stream.concat(
                                Json.objects(german.get("templates")).stream(),
                                Stream.of(Map.of(
                                        "usageType", "SignIn",
                                        "languageTag", "de",
                                        "subject", "Anmelden {{code}}",
                                        "content", "<p>Code {{code}} für {{user.name}}</p>")))
                        .toList());
        Connectors.write(folder, "default", Connectors.valid());
        Connectors.write(folder, "german", german);
        service = RunningService.start(Map.of(
                "sesame.ses", "aws",
                "sesame.ses-api-endpoint", SES.apiEndpoint().toString(),
                "sesame.connectors-dir", folder.toString()));
    }

    @AfterAll
    static void stop() {
        service.close();
        SES.close();
    }

    @BeforeEach
    void empty() {
        SES.mailbox().clear();
    }

    private static Answer send(Map<String, ?> message) {
        return service.post("/v1/messages", Json.write(message));
    }

    private static Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("to", "someone@example.com");
        message.put("usageType", "SignIn");
        message.put("payload", Map.of("code", "482916"));
        return message;
    }

    private static Map<String, Object> message(String member, Object value) {
        Map<String, Object> message = message();
        message.put(member, value);
        return message;
    }

    private static ReceivedMail onlyMail() {
        assertThat(SES.mailbox().messages()).hasSize(1);
        return SES.mailbox().messages().get(0);
    }

    private static void assertInvalid(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.errors()).containsOnlyKeys(pointer);
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void an_accepted_message_is_answered_with_what_became_of_it() {
        Answer answer = send(message());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        Map<String, Object> json = answer.json();
        assertThat(json).containsOnlyKeys("id", "status", "messageId", "transport", "template", "simulated");
        assertThat(answer.text("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(json.get("status")).isEqualTo("accepted");
        assertThat(json.get("messageId")).isEqualTo(onlyMail().id());
        assertThat(json.get("transport")).isEqualTo("ses-api");
        assertThat(json.get("template")).isEqualTo(Map.of("usageType", "SignIn"));
        assertThat(json.get("simulated")).isEqualTo(false);
    }

    @Test
    void the_mail_has_the_code_in_the_subject_and_both_parts() {
        send(message());
        assertThat(onlyMail().to()).containsExactly("someone@example.com");
        assertThat(onlyMail().from()).isEqualTo("Example <noreply@example.com>");
        assertThat(onlyMail().subject()).isEqualTo("Sign in 482916");
        assertThat(onlyMail().html()).isEqualTo("<p>Code 482916</p>");
        assertThat(onlyMail().text()).isEqualTo("Code 482916");
    }

    @Test
    void the_locale_chooses_the_template_and_its_parents_count() {
        Map<String, Object> message = message("locale", "de-AT");
        message.put("connector", "german");
        message.put("payload", Map.of("code", "482916", "user", Map.of("name", "Zoë & Söhne")));
        Answer answer = send(message);
        assertThat(answer.json().get("template")).isEqualTo(Map.of("usageType", "SignIn", "languageTag", "de"));
        assertThat(onlyMail().subject()).isEqualTo("Anmelden 482916");
        assertThat(onlyMail().html()).isEqualTo("<p>Code 482916 für Zoë &amp; Söhne</p>");
        assertThat(onlyMail().text()).isEqualTo("Code 482916 für Zoë & Söhne");
    }

    @Test
    void an_unknown_usage_type_is_sent_with_the_generic_template() {
        Answer answer = send(message("usageType", "Party"));
        assertThat(answer.json().get("template")).isEqualTo(Map.of("usageType", "Generic"));
        assertThat(onlyMail().subject()).isEqualTo("Generic 482916");
    }

    @Test
    void the_connector_chooses_the_sender() {
        send(message("connector", "german"));
        assertThat(onlyMail().from()).isEqualTo("Beispiel <noreply@example.de>");
    }

    @Test
    void an_unknown_connector_is_named() {
        Answer answer = send(message("connector", "nobody"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("connector_not_found");
        assertThat(answer.text("detail")).contains("\"nobody\"");
    }

    @Test
    void an_inline_template_stands_in_for_the_usage_type() {
        Map<String, Object> message = message();
        message.remove("usageType");
        message.put(
                "template",
                Map.of(
                        "subject", "Hello {{code}}",
                        "content", "Plain {{code}} <b>",
                        "contentType", "text/plain",
                        "replyTo", "help@example.com",
                        "sendFrom", "Zoë <zoe@example.com>"));
        assertThat(send(message).json().get("template")).isEqualTo(Map.of("usageType", "Generic"));
        assertThat(onlyMail().subject()).isEqualTo("Hello 482916");
        assertThat(onlyMail().html()).isNull();
        assertThat(onlyMail().text()).isEqualTo("Plain 482916 <b>");
        assertThat(onlyMail().replyTo()).containsExactly("help@example.com");
        assertThat(onlyMail().from()).isEqualTo("Zoë <zoe@example.com>");
    }

    @Test
    void an_inline_template_may_bring_its_own_text_part() {
        send(message("template", Map.of("subject", "s", "content", "<p>{{code}}</p>", "text", "Text {{code}}")));
        assertThat(onlyMail().html()).isEqualTo("<p>482916</p>");
        assertThat(onlyMail().text()).isEqualTo("Text 482916");
    }

    @Test
    void an_inline_template_needs_a_subject_and_a_content() {
        Answer answer = send(message("template", Map.of("subject", " ", "text", "x")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsOnlyKeys("/template/subject", "/template/content");
    }

    @Test
    void tags_are_added_to_those_of_the_connector() {
        Map<String, Object> message = message("tags", Map.of("tier", "paid", "flow", "web"));
        message.put("connector", "german");
        send(message);
        assertThat(onlyMail().tags()).isEqualTo(Map.of("app", "shop", "tier", "paid", "flow", "web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "umläut", "", "a/b"})
    void tags_that_ses_does_not_take_are_refused(String value) {
        assertInvalid(send(message("tags", Map.of("flow", value))), "/tags/flow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT1S", "P90D", "pt1h"})
    void a_lifetime_may_be_given(String lifetime) {
        assertThat(send(message("expiresIn", lifetime)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "PT0S", "PT0.9S", "-PT1M", "P91D", "P1Y", "PT999999999999999999H", "x"})
    void a_lifetime_that_is_none_or_out_of_bounds_is_refused(String lifetime) {
        assertInvalid(send(message("expiresIn", lifetime)), "/expiresIn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7", "::ffff:127.0.0.1", "::1"})
    void the_address_of_the_end_user_may_be_given(String address) {
        assertThat(send(message("clientIp", address)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "127.1", "1.2.3.256", "localhost", "1.2.3.4:80", "fe80::1%eth0", "[::1]", "1.2.3.4.5"})
    void what_is_no_address_of_an_end_user_is_refused(String address) {
        assertInvalid(send(message("clientIp", address)), "/clientIp");
    }

    @Test
    void null_stands_for_absent() {
        Map<String, Object> message = message();
        for (String member : List.of("template", "locale", "connector", "tags", "expiresIn", "clientIp")) {
            message.put(member, null);
        }
        assertThat(send(message).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locale", "connector", "expiresIn", "clientIp", "to", "usageType"})
    void a_member_that_is_not_a_text_is_refused(String member) {
        assertInvalid(send(message(member, 7)), "/" + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "template", "tags"})
    void a_member_that_is_not_an_object_is_refused(String member) {
        assertInvalid(send(message(member, List.of())), "/" + member);
    }

    @Test
    void every_problem_is_reported_at_once() {
        Answer answer = service.post("/v1/messages", """
                {"to": "nobody", "usageType": " ", "locale": "!", "payload": 1, "connector": {}, "tags": {"a b": "c"},
                 "expiresIn": "soon", "clientIp": "here", "template": null, "surprise": true, "a/b~c": 1}
                """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .containsOnlyKeys(
                        "/to",
                        "/usageType",
                        "/locale",
                        "/payload",
                        "/connector",
                        "/tags/a b",
                        "/expiresIn",
                        "/clientIp",
                        "/surprise",
                        "/a~1b~0c");
    }

    @Test
    void unknown_members_are_refused_with_their_pointer() {
        assertInvalid(send(message("usagetype", "SignIn")), "/usagetype");
        assertInvalid(send(message("template", Map.of("subject", "s", "content", "c", "html", "x"))), "/template/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@example.com, b@example.com",
                "a@example.com\\r\\nBcc: b@example.com",
                "<a@example.com> x",
                "@example.com",
                "a@",
                "a b@example.com"
            })
    void what_is_not_one_address_is_refused_and_not_repeated(String to) {
        Answer answer = service.post("/v1/messages", "{\"to\": \"" + to + "\", \"usageType\": \"SignIn\"}");
        assertInvalid(answer, "/to");
        assertThat(answer.body()).doesNotContain("a@").doesNotContain("b@").doesNotContain("nobody");
    }

    @Test
    void variables_that_are_missing_are_all_named() {
        Map<String, Object> message = message("connector", "german");
        message.put("locale", "de");
        message.put("payload", Map.of());
        Answer answer = send(message);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("missing_variables");
        assertThat(answer.errors()).containsOnlyKeys("/payload/code", "/payload/user/name");
        assertThat(SES.mailbox().messages()).isEmpty();
    }

    @Test
    void a_value_that_would_run_code_in_a_link_is_refused() {
        Map<String, Object> message =
                message("template", Map.of("subject", "s", "content", "<a href=\"{{link}}\">x</a>"));
        message.put("payload", Map.of("link", "javascript:alert(1)"));
        Answer answer = send(message);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid_value");
        assertThat(answer.errors()).containsOnlyKeys("/payload/link");
        assertThat(answer.body()).doesNotContain("alert");
    }

    @Test
    void a_message_larger_than_we_send_is_refused() {
        Map<String, Object> message = message("template", Map.of("subject", "s", "content", "{{x}}".repeat(2000)));
        message.put("payload", Map.of("x", "y".repeat(2000)));
        Answer answer = send(message);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("message_too_large");
    }

    static List<UsageType> knownUsageTypes() {
        return UsageType.known();
    }

    @ParameterizedTest
    @MethodSource("knownUsageTypes")
    void every_usage_type_has_a_template_to_begin_with(UsageType usageType) {
        try (RunningService fresh = RunningService.start(Map.of())) {
            String payload = usageType.equals(UsageType.ORGANIZATION_INVITATION)
                    ? "{\"link\":\"https://example.com/join?token=482916\"}"
                    : "{\"code\":\"482916\"}";
            Answer answer = fresh.post(
                    "/v1/messages",
                    "{\"to\":\"someone@example.com\",\"usageType\":\"%s\",\"payload\":%s}"
                            .formatted(usageType, payload));
            assertThat(answer.json().get("template"))
                    .isEqualTo(Map.of("usageType", usageType.name(), "languageTag", "en"));
            assertThat(answer.json().get("simulated")).isEqualTo(true);
            Object mail = Json.at(fresh.get("/v1/simulator/messages").json(), "messages.0");
            assertThat(Json.textAt(mail, "html")).contains("482916");
            assertThat(Json.textAt(mail, "text")).contains("482916");
        }
    }

    @Test
    void other_preferences_are_ignored() {
        assertThat(service.post("/v1/messages", Json.write(message()), "Prefer", "return=minimal")
                        .status())
                .isEqualTo(200);
    }
}
