package dev.sesame.http.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connectors that people manage, over HTTP. */
final class ConnectorsControllerTest {

    private static final String MASK = "********";

    private final Path data;
    private RunningService service;

    ConnectorsControllerTest(@TempDir Path data) {
        this.data = data;
        this.service = start();
    }

    private RunningService start() {
        return RunningService.start(Map.of(
                "sesame.data-dir",
                data.toString(),
                "sesame.api-keys",
                "admin:first,web:second",
                "test.impatient",
                "true"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static Map<String, Object> config(String sender) {
        Map<String, Object> config = new TreeMap<>(Connectors.valid());
        config.put("emailAddress", sender);
        return config;
    }

    private Answer put(String id, Map<String, ?> config, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer first";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return service.put("/v1/connectors/" + id, Json.write(Map.of("config", config)), all);
    }

    private Answer get(String path) {
        return service.get(path, "Authorization", "Bearer first");
    }

    private Answer send(String connector) {
        return service.post(
                "/v1/messages",
                Json.write(Map.of(
                        "to",
                        "someone@example.com",
                        "usageType",
                        "SignIn",
                        "connector",
                        connector,
                        "payload",
                        Map.of("code", "482916"))),
                "Authorization",
                "Bearer second");
    }

    private String lastSender() {
        return Json.textAt(get("/v1/simulator/messages").json(), "messages.0.from");
    }

    @Test
    void a_connector_is_used_as_soon_as_it_is_saved() {
        assertThat(send("shop").code()).isEqualTo("connector_not_found");

        Answer created = put("shop", config("Shop <shop@example.com>"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.text("id")).isEqualTo("shop");
        assertThat(created.text("factory")).isEqualTo("aws-ses-mail");
        assertThat(created.text("changedBy")).isEqualTo("admin");
        assertThat(created.header("ETag")).matches("\"\\d+\"");
        assertThat(send("shop").status()).isEqualTo(200);
        assertThat(lastSender()).contains("shop@example.com");

        Answer replaced = put("shop", config("Shop <other@example.com>"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isNotEqualTo(created.header("ETag"));
        assertThat(send("shop").status()).isEqualTo(200);
        assertThat(lastSender()).contains("other@example.com");
    }

    @Test
    void a_connector_outlives_a_restart() {
        put("shop", config("Shop <shop@example.com>"));
        service.close();
        service = start();

        assertThat(send("shop").status()).isEqualTo(200);
        assertThat(Json.at(get("/health").json(), "connectors")).isEqualTo(List.of("default", "shop"));
    }

    @Test
    void secrets_are_never_shown_and_stay_behind_their_mask() {
        Map<String, Object> config = config("Shop <shop@example.com>");
        Answer created = put("shop", config);
        assertThat(Json.textAt(created.json(), "config.accessKeySecret")).isEqualTo(MASK);
        Answer read = get("/v1/connectors/shop");
        assertThat(Json.textAt(read.json(), "config.accessKeySecret")).isEqualTo(MASK);
        assertThat(get("/v1/connectors").body()).doesNotContain((String) config.get("accessKeySecret"));

        // As a form does it: read, change one field, save all.
        Map<String, Object> shown = Json.object(read.json().get("config"));
        shown.put("emailAddress", "Shop <other@example.com>");
        assertThat(put("shop", shown).status()).isEqualTo(200);

        assertThat(send("shop").status()).as("with the secret that was saved").isEqualTo(200);
        assertThat(lastSender()).contains("other@example.com");
    }

    @Test
    void what_was_read_can_be_saved_as_it_is() {
        put("shop", config("Shop <shop@example.com>"));
        Answer read = get("/v1/connectors/shop");

        Answer saved = service.put("/v1/connectors/shop", read.body(), "Authorization", "Bearer first");

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().get("config")).isEqualTo(read.json().get("config"));
    }

    @Test
    void a_mask_that_hides_nothing_is_refused() {
        Map<String, Object> config = config("Shop <shop@example.com>");
        config.put("accessKeySecret", MASK);
        assertThat(put("shop", config).errors()).containsOnlyKeys("/config/accessKeySecret");

        put("shop", config("Shop <shop@example.com>"));
        config.put("accessKeyId", "AKIAIOSFODNN7OTHERKY");
        assertThat(put("shop", config).errors()).containsOnlyKeys("/config/accessKeySecret");
    }

    @Test
    void what_is_called_like_a_secret_is_treated_as_one() {
        Map<String, Object> config = config("Shop <shop@example.com>");
        config.put("smtpPassword", "hunter2-mark");
        config.put("AccessKeySecret", Map.of("oops", "misspelt-mark"));

        Answer saved = put("shop", config);

        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(saved.body()).doesNotContain("-mark");
        assertThat(get("/v1/connectors/shop").body()).doesNotContain("-mark");
        assertThat(Json.textAt(saved.json(), "config.smtpPassword")).isEqualTo(MASK);
    }

    @Test
    void a_lost_update_is_refused() {
        String first = put("shop", config("Shop <a@example.com>")).header("ETag");
        String second =
                put("shop", config("Shop <b@example.com>"), "If-Match", first).header("ETag");
        assertThat(second).isNotEmpty();

        Answer late = put("shop", config("Shop <c@example.com>"), "If-Match", first);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("precondition_failed");
        assertThat(Json.textAt(get("/v1/connectors/shop").json(), "config.emailAddress"))
                .contains("b@example.com");
        assertThat(put("shop", config("Shop <c@example.com>"), "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(put("none", config("Shop <c@example.com>"), "If-Match", "*").status())
                .isEqualTo(412);
        assertThat(put("shop", config("Shop <c@example.com>"), "If-Match", "W/" + second)
                        .status())
                .isEqualTo(412);
        assertThat(put("shop", config("Shop <c@example.com>"), "If-Match", "nonsense")
                        .status())
                .isEqualTo(400);

        String[] old = {"Authorization", "Bearer first", "If-Match", first};
        assertThat(service.delete("/v1/connectors/shop", old).status()).isEqualTo(412);
        String[] now = {"Authorization", "Bearer first", "If-Match", second};
        assertThat(service.delete("/v1/connectors/shop", now).status()).isEqualTo(204);
        assertThat(get("/v1/connectors/shop").status()).isEqualTo(404);
        assertThat(send("shop").code()).isEqualTo("connector_not_found");
    }

    @Test
    void every_problem_of_a_configuration_is_told_at_once_with_its_place() {
        Map<String, Object> config = new HashMap<>(Map.of(
                "region", "Europe",
                "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                "emailAddress", "nobody",
                "templates", List.of(Map.of("usageType", "SignIn", "subject", "s"))));

        Answer answer = put("shop", config);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_config");
        assertThat(answer.errors())
                .containsOnlyKeys(
                        "/config/region",
                        "/config/accessKeySecret",
                        "/config/emailAddress",
                        "/config/templates/0/content",
                        "/config/templates");
    }

    @Test
    void what_is_questionable_is_saved_with_warnings() {
        Map<String, Object> config = config("Shop <shop@example.com>");
        config.put("region", "EU-Nowhere-9");
        config.put("surprise", Map.of("ratio", 0.5, "count", 3));

        Answer saved = put("shop", config);

        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(Json.objects(saved.json().get("warnings")))
                .extracting(warning -> warning.get("pointer"))
                .contains("/config/region", "/config/surprise");
        Map<String, Object> shown = get("/v1/connectors/shop").json();
        assertThat(Json.at(shown, "config.surprise")).isEqualTo(Map.of("ratio", 0.5, "count", 3));
        assertThat(Json.at(shown, "config.region")).isEqualTo("eu-nowhere-9");
    }

    @Test
    void without_templates_of_its_own_it_sends_the_built_in_ones() {
        Map<String, Object> config = config("Shop <shop@example.com>");
        config.remove("templates");

        assertThat(put("shop", config).status()).isEqualTo(201);

        Answer sent = send("shop");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(Json.textAt(sent.json(), "template.usageType")).isEqualTo("SignIn");
        assertThat(Json.textAt(sent.json(), "template.languageTag")).isEqualTo("en");
    }

    @Test
    void what_stands_in_at_first_gives_way_and_comes_back() {
        Answer builtIn = get("/v1/connectors/default");
        assertThat(builtIn.json().get("readOnly")).isEqualTo(false);
        assertThat(builtIn.header("ETag")).isEmpty();

        put("default", config("Shop <shop@example.com>"));
        send("default");
        assertThat(lastSender()).contains("shop@example.com");

        assertThat(service.delete("/v1/connectors/default", "Authorization", "Bearer first")
                        .status())
                .isEqualTo(204);
        send("default");
        assertThat(lastSender()).contains("noreply@example.com");
    }

    @Test
    void a_connector_of_a_file_is_shown_and_read_only(@TempDir Path folder) {
        Connectors.write(folder, "fixed", Connectors.valid());
        try (RunningService other = RunningService.start(Map.of("sesame.connectors-dir", folder.toString()))) {
            Answer shown = other.get("/v1/connectors/fixed");
            assertThat(shown.json()).containsEntry("readOnly", true);
            assertThat(shown.text("source")).contains("fixed.json");
            assertThat(Json.textAt(shown.json(), "config.accessKeySecret")).isEqualTo(MASK);

            Answer refused = other.put("/v1/connectors/fixed", Json.write(Map.of("config", Connectors.valid())));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("read_only");
            assertThat(refused.text("detail")).contains("fixed.json");
            assertThat(other.delete("/v1/connectors/fixed").status()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-shop",
                "a.b",
                "ümlaut",
                "a%20b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void an_id_that_is_none_is_refused(String id) {
        Answer answer = put(
                java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("%2520", "%20"),
                config("Shop <shop@example.com>"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"config\": 1}", "{\"config\": {}, \"region\": \"eu-west-1\"}", "no"})
    void a_body_that_is_no_connector_is_refused(String body) {
        Answer answer = service.put("/v1/connectors/shop", body, "Authorization", "Bearer first");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).isNotEmpty();
    }

    @Test
    void strangers_see_and_change_nothing() {
        assertThat(service.get("/v1/connectors").status()).isEqualTo(401);
        assertThat(service.put("/v1/connectors/shop", "{}").status()).isEqualTo(401);
        assertThat(service.delete("/v1/connectors/default").status()).isEqualTo(401);
    }
}
