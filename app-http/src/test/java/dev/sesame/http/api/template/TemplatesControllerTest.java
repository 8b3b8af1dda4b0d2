package dev.sesame.http.api.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Managed templates, over HTTP. */
final class TemplatesControllerTest {

    private static final String TEMPLATES = "/v1/email-templates";
    private static final String[] KEY = {"Authorization", "Bearer first"};

    private final RunningService service =
            RunningService.start(Map.of("sesame.api-keys", "admin:first", "test.impatient", "true"));

    @AfterEach
    void stop() {
        service.close();
    }

    private static Map<String, Object> template(String usageType, String language, String subject) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("usageType", usageType);
        template.put("languageTag", language);
        template.put("subject", subject);
        template.put("content", "<p>{{code}}</p>");
        return template;
    }

    private Answer put(Object... templates) {
        return service.put(TEMPLATES, Json.write(Map.of("templates", List.of(templates))), KEY);
    }

    private Answer get(String path) {
        return service.get(path, KEY);
    }

    private Answer patch(String id, Map<String, ?> patch, String... headers) {
        return service.patch(
                TEMPLATES + "/" + id,
                Json.write(patch),
                Stream.concat(Stream.of(KEY), Stream.of(headers)).toArray(String[]::new));
    }

    private List<Map<String, Object>> list(String query) {
        return Json.objects(get(TEMPLATES + query).json().get("templates"));
    }

    private static String id(Answer saved) {
        return Json.textAt(saved.json(), "templates.0.id");
    }

    private String subjectSent(String usageType, String locale) {
        Answer sent = service.post(
                "/v1/messages",
                Json.write(Map.of(
                        "to",
                        "someone@example.com",
                        "usageType",
                        usageType,
                        "locale",
                        locale,
                        "payload",
                        Map.of("code", "482916"))),
                KEY);
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        return Json.textAt(get("/v1/simulator/messages").json(), "messages.0.subject");
    }

    @Test
    void a_template_is_used_as_soon_as_it_is_saved() {
        String before = subjectSent("SignIn", "en");

        Answer saved = put(template("SignIn", "en", "Hello {{code}}"), template("SignIn", "pt-br", "Olá {{code}}"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(Json.textAt(saved.json(), "templates.1.languageTag")).isEqualTo("pt-BR");
        assertThat(Json.textAt(saved.json(), "templates.0.changedBy")).isEqualTo("admin");
        assertThat(subjectSent("SignIn", "en")).isEqualTo("Hello 482916").isNotEqualTo(before);
        assertThat(subjectSent("SignIn", "pt-BR")).isEqualTo("Olá 482916");

        service.delete(TEMPLATES + "/" + id(saved), KEY);
        assertThat(subjectSent("SignIn", "en")).isEqualTo(before);
    }

    @Test
    void a_managed_generic_one_shadows_no_specific_one() {
        String specific = subjectSent("SignIn", "en");

        put(template("Generic", "en", "Generic {{code}}"));

        assertThat(subjectSent("SignIn", "en")).isEqualTo(specific);
        assertThat(subjectSent("Welcome", "en")).isEqualTo("Generic 482916");
    }

    @Test
    void all_are_saved_or_none() {
        Answer refused = put(template("SignIn", "en", "Hello"), template("Register", "no language", ""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).containsOnlyKeys("/templates/1/languageTag", "/templates/1/subject");
        assertThat(list("")).isEmpty();
        Answer twice = put(template("SignIn", "de_at", "Hello"), template("SignIn", "de-AT", "Hello"));
        assertThat(twice.errors()).containsOnlyKeys("/templates/1/usageType");
        Map<String, Object> without = template("SignIn", "en", "Hello");
        without.remove("languageTag");
        assertThat(put(without).errors()).containsOnlyKeys("/templates/0/languageTag");
    }

    @Test
    void templates_of_logto_are_taken_as_they_are() {
        String logto = """
                [{"tenantId": "default", "id": "abc", "languageTag": "de", "templateType": "SignIn",
                  "details": {"subject": "Anmelden {{code}}", "content": "<p>{{code}}</p>", "contentType": "text/html",
                              "replyTo": "Help {{code}} <help@example.com>"},
                  "createdAt": 1750000000000}]
                """;

        Answer saved = service.put(TEMPLATES, logto, KEY);

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(subjectSent("SignIn", "de")).isEqualTo("Anmelden 482916");
        assertThat(Json.textAt(saved.json(), "templates.0.replyTo")).contains("{{code}}");
        assertThat(list("?templateType=SignIn&languageTag=de")).hasSize(1);
    }

    @Test
    void templates_are_listed_in_order_and_filtered() {
        put(template("SignIn", "fr", "a"), template("Register", "de", "b"), template("SignIn", "de", "c"));

        assertThat(list("")).extracting(each -> each.get("subject")).containsExactly("b", "c", "a");
        assertThat(list("?usageType=SignIn"))
                .extracting(each -> each.get("subject"))
                .containsExactly("c", "a");
        assertThat(list("?languageTag=DE"))
                .extracting(each -> each.get("subject"))
                .containsExactly("b", "c");
        assertThat(list("?usageType=SignIn&languageTag=de")).hasSize(1);
        assertThat(list("?languageTag=de-AT")).isEmpty();
        assertThat(get(TEMPLATES + "?usage=SignIn").status()).isEqualTo(400);
    }

    @Test
    void a_patch_changes_what_it_names() {
        Map<String, Object> template = template("SignIn", "en", "Hello");
        template.put("replyTo", "help@example.com");
        String id = id(put(template));

        Answer patched = patch(id, Map.of("subject", "Hi {{code}}"));

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.json()).containsEntry("subject", "Hi {{code}}").containsEntry("replyTo", "help@example.com");
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("replyTo", null);
        assertThat(patch(id, nothing).json()).doesNotContainKey("replyTo");
        assertThat(patch(id, Map.of("subject", " ")).errors()).containsOnlyKeys("/subject");
        assertThat(patch(id, Map.of("languageTag", "de")).errors()).containsOnlyKeys("/languageTag");
        assertThat(patch(id, Map.of("surprise", 1)).errors()).containsOnlyKeys("/surprise");
        assertThat(patch("none", Map.of("subject", "Hi")).status()).isEqualTo(404);
    }

    @Test
    void a_lost_update_is_refused() {
        String id = id(put(template("SignIn", "en", "Hello")));
        String first = get(TEMPLATES + "/" + id).header("ETag");
        assertThat(patch(id, Map.of("subject", "a"), "If-Match", first).status())
                .isEqualTo(200);

        assertThat(patch(id, Map.of("subject", "b"), "If-Match", first).status())
                .isEqualTo(412);
        assertThat(service.delete(TEMPLATES + "/" + id, "Authorization", "Bearer first", "If-Match", first)
                        .status())
                .isEqualTo(412);
        assertThat(get(TEMPLATES + "/" + id).text("subject")).isEqualTo("a");
    }

    @Test
    void every_version_can_be_restored_also_after_it_was_deleted() {
        String id = id(put(template("SignIn", "en", "first")));
        patch(id, Map.of("subject", "second"));
        put(template("SignIn", "en", "second"));
        service.delete(TEMPLATES + "/" + id, KEY);

        List<Map<String, Object>> versions =
                Json.objects(get(TEMPLATES + "/" + id + "/versions").json().get("versions"));
        assertThat(versions).extracting(version -> version.get("deleted")).containsExactly(true, false, false);
        assertThat(versions).allMatch(version -> "admin".equals(version.get("changedBy")));
        assertThat(Json.textAt(versions.get(1), "template.subject")).isEqualTo("second");
        assertThat(Json.object(versions.get(1).get("template"))).doesNotContainKey("content");
        Answer whole = get(TEMPLATES + "/" + id + "/versions/" + versions.get(1).get("version"));
        assertThat(Json.textAt(whole.json(), "template.content")).isEqualTo("<p>{{code}}</p>");

        Answer restored = service.post(
                TEMPLATES + "/" + id + "/versions/" + versions.get(2).get("version") + "/restore", "", KEY);
        assertThat(restored.status()).as(restored.body()).isEqualTo(200);
        assertThat(restored.text("id")).isEqualTo(id);
        assertThat(subjectSent("SignIn", "en")).isEqualTo("first");
        assertThat(service.post(TEMPLATES + "/" + id + "/versions/999999/restore", "", KEY)
                        .status())
                .isEqualTo(404);
        assertThat(service.post(
                                TEMPLATES + "/" + id + "/versions/"
                                        + versions.get(0).get("version") + "/restore",
                                "",
                                KEY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void never_all_are_deleted_by_accident() {
        put(template("SignIn", "en", "a"), template("SignIn", "de", "b"), template("Register", "en", "c"));

        assertThat(service.delete(TEMPLATES, KEY).status()).isEqualTo(400);
        assertThat(service.delete(TEMPLATES + "?language=en", KEY).status()).isEqualTo(400);
        assertThat(list("")).hasSize(3);
        assertThat(service.delete(TEMPLATES + "?languageTag=en&usageType=SignIn", KEY)
                        .json())
                .containsEntry("deleted", 1);
        assertThat(service.delete(TEMPLATES + "?usageType=SignIn", KEY).json()).containsEntry("deleted", 1);
        assertThat(list("")).hasSize(1);
    }

    @Test
    void what_can_be_meant_in_two_ways_is_refused() {
        Map<String, Object> both = template("SignIn", "en", "Hello");
        both.put("templateType", "Register");
        both.put("details", Map.of("subject", "Other"));
        assertThat(put(both).errors()).containsKeys("/templates/0/templateType", "/templates/0/details/subject");
        assertThat(service.delete(TEMPLATES + "?usageType=SignIn&templateType=Register", KEY)
                        .status())
                .isEqualTo(400);
        assertThat(service.put(
                                TEMPLATES,
                                Json.write(Map.of("templates", List.of(template("SignIn", "en", "Hello")))),
                                "Authorization",
                                "Bearer first",
                                "If-Match",
                                "\"1\"")
                        .status())
                .isEqualTo(400);
        assertThat(list("")).isEmpty();
    }

    @Test
    void a_language_of_any_length_costs_nothing() {
        String endless = "en-x" + "-aa".repeat(20_000);
        Answer answer = service.post(
                "/v1/messages/preview",
                Json.write(Map.of("usageType", "SignIn", "locale", endless, "payload", Map.of("code", "1"))),
                KEY);
        assertThat(answer.errors()).containsOnlyKeys("/locale");
        Answer wishes = service.post(
                "/v1/messages/preview",
                Json.write(Map.of("usageType", "SignIn", "payload", Map.of("code", "1", "uiLocales", endless + " de"))),
                KEY);
        assertThat(Json.textAt(wishes.json(), "template.languageTag")).isEqualTo("de");
    }

    @Test
    void what_is_questionable_is_told() {
        Map<String, Object> forgetful = template("SignIn", "en", "Hello {{code}}");
        forgetful.put("content", "<p>Hello</p>");
        Map<String, Object> invitation = template("OrganizationInvitation", "en", "Come");

        Answer saved = put(forgetful, invitation);

        assertThat(saved.status()).isEqualTo(200);
        List<String> details = new ArrayList<>();
        Json.objects(saved.json().get("templates")).forEach(template -> Json.objects(template.get("warnings"))
                .forEach(warning -> details.add(template.get("usageType") + ": " + warning.get("detail"))));
        assertThat(details)
                .anyMatch(detail -> detail.startsWith("SignIn: never shows {{code}}"))
                .anyMatch(detail -> detail.startsWith("OrganizationInvitation: never shows {{link}}"))
                .anyMatch(detail -> detail.startsWith("OrganizationInvitation: uses {{code}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"templates\": []}", "{\"templates\": [1]}", "{\"templates\": [{}], \"x\": 1}"})
    void a_body_without_templates_is_refused(String body) {
        Answer answer = service.put(TEMPLATES, body, KEY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).isNotEmpty();
    }

    @Test
    void strangers_see_and_change_nothing() {
        assertThat(service.get(TEMPLATES).status()).isEqualTo(401);
        assertThat(service.put(TEMPLATES, "{}").status()).isEqualTo(401);
        assertThat(service.delete(TEMPLATES + "?usageType=SignIn").status()).isEqualTo(401);
    }
}
