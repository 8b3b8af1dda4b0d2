package dev.sesame.http.api.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which templates messages are made of, over HTTP. */
final class ChosenTemplatesControllerTest {

    private static final String TEMPLATES = "/v1/connectors/default/templates";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
        Answer saved = service.put(
                "/v1/email-templates",
                Json.write(Map.of(
                        "templates",
                        List.of(Map.of(
                                "usageType",
                                "SignIn",
                                "languageTag",
                                "pt",
                                "subject",
                                "Olá {{code}}",
                                "content",
                                "<p>{{code}}</p>")))));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<Map<String, Object>> list(String query) {
        return Json.objects(service.get(TEMPLATES + query).json().get("templates"));
    }

    @Test
    void list_has_managed_templates_beside_the_built_in_ones_without_their_contents() {
        List<Map<String, Object>> all = list("");

        assertThat(all).hasSize(46).noneMatch(each -> each.containsKey("sample"));
        assertThat(all).allSatisfy(each -> assertThat(each.get("template"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKey("subject")
                .doesNotContainKeys("content", "text"));
        assertThat(list("?usageType=SignIn"))
                .hasSize(6)
                .extracting(each -> each.get("origin"))
                .contains("managed");
    }

    @Test
    void list_of_a_language_says_what_stands_in() {
        List<Map<String, Object>> portuguese = list("?languageTag=pt-BR");

        assertThat(portuguese).hasSize(9).allMatch(each -> "pt-BR".equals(each.get("languageTag")));
        assertThat(Json.textAt(portuguese.get(0), "template.languageTag")).isEqualTo("pt");
        assertThat(Json.textAt(portuguese.get(1), "template.languageTag")).isEqualTo("en");
    }

    @Test
    void a_template_comes_with_its_variables_and_a_sample_that_has_their_values() {
        Answer chosen = service.get(TEMPLATES + "/OrganizationInvitation?languageTag=de");

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(Json.textAt(chosen.json(), "origin")).isEqualTo("built_in");
        assertThat(Json.textAt(chosen.json(), "template.content")).contains("{{link}}");
        assertThat(chosen.json().get("variables")).asString().contains("link", "organization", "expiresInDays");
        assertThat(Json.textAt(chosen.json(), "sample.inviter.name")).isEqualTo("Grace Example");
    }

    @Test
    void a_message_without_a_language_has_the_default_one() {
        assertThat(Json.textAt(service.get(TEMPLATES + "/SignIn").json(), "template.languageTag"))
                .isEqualTo("en");
    }

    @Test
    void what_is_not_there_or_not_valid_is_said() {
        assertThat(service.get("/v1/connectors/other/templates").status()).isEqualTo(404);
        assertThat(service.get("/v1/connectors/other/templates/SignIn").status())
                .isEqualTo(404);
        assertThat(service.get(TEMPLATES + "?languageTag=%21").status()).isEqualTo(400);
        assertThat(service.get(TEMPLATES + "?color=red").status()).isEqualTo(400);
    }
}
