package dev.sesame.http.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log, over HTTP. */
final class AuditControllerTest {

    private static final String KEY = "Bearer root-key";
    private static final String TEMPLATE = """
            {"templates": [{"usageType": "SignIn", "languageTag": "en", "subject": "Code", "content": "TEXT {{code}}"}]}""";

    private final RunningService service =
            RunningService.start(Map.of("sesame.api-keys", "root:root-key", "sesame.trusted-proxies", "127.0.0.0/8"));

    @AfterEach
    void stop() {
        service.close();
    }

    private Answer audit(String query) {
        return service.get("/v1/audit" + query, "Authorization", KEY);
    }

    private List<Map<String, Object>> entries(String query) {
        Answer answer = audit(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.objects(answer.json().get("entries"));
    }

    private void saveConnector(String id) {
        Answer saved = service.put(
                "/v1/connectors/" + id,
                Json.write(Map.of("config", Connectors.valid())),
                "Authorization",
                KEY,
                "X-Forwarded-For",
                "192.0.2.7");
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    }

    private Answer saveTemplate(String content) {
        return service.put("/v1/email-templates", TEMPLATE.replace("TEXT", content), "Authorization", KEY);
    }

    @Test
    void changes_are_told_newest_first_with_who_made_them_and_from_where() {
        saveConnector("shop");
        assertThat(service.delete("/v1/connectors/shop", "Authorization", KEY).status())
                .isEqualTo(204);
        Answer created = service.post("/v1/api-keys", "{\"name\": \"job\", \"role\": \"admin\"}", "Authorization", KEY);
        assertThat(service.delete("/v1/api-keys/root", "Authorization", "Bearer " + created.text("key"))
                        .status())
                .isEqualTo(409);
        assertThat(service.delete("/v1/api-keys/job", "Authorization", "Bearer " + created.text("key"))
                        .status())
                .isEqualTo(204);

        List<Map<String, Object>> entries = entries("");

        assertThat(entries)
                .extracting(
                        entry -> entry.get("what"),
                        entry -> entry.get("id"),
                        entry -> entry.get("action"),
                        entry -> entry.get("by"),
                        entry -> entry.get("from"))
                .containsExactly(
                        tuple("api-key", "job", "deleted", "job", "127.0.0.1"),
                        tuple("api-key", "job", "created", "root", "127.0.0.1"),
                        tuple("connector", "shop", "deleted", "root", "127.0.0.1"),
                        tuple("connector", "shop", "created", "root", "192.0.2.7"));
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry).containsOnlyKeys("at", "by", "from", "what", "id", "action", "version");
            assertThat(Instant.parse(Json.textAt(entry, "at"))).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        });
    }

    @Test
    void templates_are_created_replaced_deleted_and_restored() {
        Answer saved = saveTemplate("mark one");
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        String id = Json.textAt(saved.json(), "templates.0.id");
        assertThat(saveTemplate("mark two").status()).isEqualTo(200);
        long first = version(entries("?what=template").get(1));
        assertThat(service.delete("/v1/email-templates/" + id, "Authorization", KEY)
                        .status())
                .isEqualTo(204);
        assertThat(service.post(
                                "/v1/email-templates/" + id + "/versions/" + first + "/restore",
                                "",
                                "Authorization",
                                KEY)
                        .status())
                .isEqualTo(200);

        assertThat(entries("?what=template&id=" + id))
                .extracting(entry -> entry.get("action"))
                .containsExactly("restored", "deleted", "replaced", "created");
        assertThat(audit("").body()).doesNotContain("mark");
    }

    private static long version(Map<String, Object> entry) {
        return Long.parseLong(String.valueOf(entry.get("version")));
    }

    @Test
    void no_secret_gets_into_the_log() {
        saveConnector("shop");
        String key = service.post("/v1/api-keys", "{\"name\": \"job\", \"role\": \"send\"}", "Authorization", KEY)
                .text("key");

        assertThat(audit("").body())
                .contains("shop", "job")
                .doesNotContain(
                        key, "root-key", String.valueOf(Connectors.valid().get("accessKeySecret")), "noreply");
    }

    @Test
    void the_log_is_read_in_pages_and_by_what_is_asked_for() {
        for (int i = 0; i < 5; i++) {
            saveConnector("c" + i);
        }
        List<Object> ids = new ArrayList<>();
        String query = "?limit=2";
        while (true) {
            Answer page = audit(query);
            Json.objects(page.json().get("entries")).forEach(entry -> ids.add(entry.get("id")));
            if (!page.json().containsKey("next")) {
                break;
            }
            query = "?limit=2&after=" + page.text("next");
        }

        assertThat(ids).containsExactly("c4", "c3", "c2", "c1", "c0");
        assertThat(entries("?id=c3")).hasSize(1);
        assertThat(entries("?what=connector&limit=3")).hasSize(3);
        assertThat(entries("?what=template")).isEmpty();
        assertThat(entries("?what=api-key&id=c3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?what=message", "?limit=0", "?limit=201", "?limit=x", "?after=-1", "?after=x", "?who=root"})
    void a_wrong_query_is_refused(String query) {
        Answer answer = audit(query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).hasSize(1);
    }
}
