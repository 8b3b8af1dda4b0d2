package dev.sesame.http.api.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API keys that people create, over HTTP. */
final class ApiKeysControllerTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private final Path data;
    private RunningService service;

    ApiKeysControllerTest(@TempDir Path data) {
        this.data = data;
        this.service = start("root:root-key,probe@send:probe-key");
    }

    private RunningService start(String keys) {
        Map<String, Object> settings = new HashMap<>(Map.of("sesame.data-dir", data.toString()));
        if (!keys.isEmpty()) {
            settings.put("sesame.api-keys", keys);
        }
        return RunningService.start(settings);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Answer create(String json) {
        return service.post("/v1/api-keys", json, "Authorization", "Bearer root-key");
    }

    private String created(String json) {
        Answer answer = create(json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("key");
    }

    private Answer list() {
        return service.get("/v1/api-keys", "Authorization", "Bearer root-key");
    }

    private Answer delete(String name) {
        return service.delete("/v1/api-keys/" + name, "Authorization", "Bearer root-key");
    }

    private Answer send(String key) {
        return service.post("/v1/messages", MESSAGE, "Authorization", "Bearer " + key);
    }

    @Test
    void a_key_is_shown_once_and_lets_in_from_then_on() {
        Answer answer = create("{\"name\": \"web\", \"role\": \"send\", \"limit\": \"1000/60s\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String key = answer.text("key");
        assertThat(key).matches("ssm_[0-9A-Za-z]{49}");
        assertThat(answer.json())
                .containsEntry("name", "web")
                .containsEntry("role", "send")
                .containsEntry("limit", "1000/1m")
                .containsEntry("readOnly", false)
                .containsEntry("start", key.substring(0, 12))
                .containsEntry("createdBy", "root");
        assertThat(Instant.parse(answer.text("createdAt"))).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(send(key).status()).isEqualTo(200);
        assertThat(service.post("/v1/messages", MESSAGE, "Authorization", key).status())
                .isEqualTo(200);
        assertThat(service.get("/v1/api-keys", "Authorization", "Bearer " + key).status())
                .isEqualTo(403);
    }

    @Test
    void keys_are_listed_without_the_keys() {
        String key = created("{\"name\": \"web\", \"role\": \"read\"}");

        Answer answer = list();

        assertThat(answer.status()).isEqualTo(200);
        List<Map<String, Object>> keys = Json.objects(answer.json().get("apiKeys"));
        assertThat(keys)
                .extracting(shown -> shown.get("name"), shown -> shown.get("role"), shown -> shown.get("readOnly"))
                .containsExactly(
                        tuple("probe", "send", true), tuple("root", "admin", true), tuple("web", "read", false));
        assertThat(keys.get(0)).containsOnlyKeys("name", "role", "readOnly");
        assertThat(keys.get(2)).containsOnlyKeys("name", "role", "readOnly", "start", "createdAt", "createdBy");
        assertThat(answer.body()).doesNotContain(key, "root-key", "probe-key");
    }

    @Test
    void keys_and_the_minute_of_their_last_use_outlive_a_restart() {
        String key = created("{\"name\": \"web\", \"role\": \"send\"}");
        assertThat(send(key).status()).isEqualTo(200);
        service.close();
        service = start("root:root-key");

        Instant usedAt = Instant.parse(Json.textAt(list().json(), "apiKeys.1.usedAt"));
        assertThat(usedAt).isEqualTo(usedAt.truncatedTo(ChronoUnit.MINUTES));
        assertThat(send(key).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_key_lets_nobody_in() {
        String key = created("{\"name\": \"web\", \"role\": \"admin\"}");

        assertThat(delete("web").status()).isEqualTo(204);

        Answer answer = send(key);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthorized");
        assertThat(answer.body()).isEqualTo(send("ssm_nonsense").body());
        assertThat(delete("web").code()).isEqualTo("not_found");
        assertThat(created("{\"name\": \"web\", \"role\": \"admin\"}")).isNotEqualTo(key);
    }

    @Test
    void names_are_taken_once_those_of_the_settings_too() {
        created("{\"name\": \"web\", \"role\": \"send\"}");

        for (String name : List.of("web", "root", "probe")) {
            Answer answer = create("{\"name\": \"" + name + "\", \"role\": \"send\"}");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("already_exists");
        }
        Answer answer = delete("probe");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("read_only");
        assertThat(send("probe-key").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name,/role",
                "{\"name\": \"a b\", \"role\": \"send\"} | /name",
                "{\"name\": \"web\", \"role\": \"owner\"} | /role",
                "{\"name\": 1, \"role\": [], \"limit\": {}} | /name,/role,/limit",
                "{\"name\": \"web\", \"role\": \"send\", \"limit\": \"fast\"} | /limit",
                "{\"name\": \"web\", \"role\": \"send\", \"key\": \"mine\"} | /key"
            })
    void every_problem_of_a_key_to_create_is_told(String json, String pointers) {
        Answer answer = create(json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors().keySet()).containsExactlyInAnyOrder(pointers.split(","));
    }

    @Test
    void a_key_is_used_as_often_as_its_limit_says() {
        String limited = created("{\"name\": \"web\", \"role\": \"send\", \"limit\": \"2/1h\"}");
        String other = created("{\"name\": \"job\", \"role\": \"send\", \"limit\": \"2/1h\"}");
        assertThat(send(limited).status()).isEqualTo(200);
        assertThat(send(limited).status()).isEqualTo(200);

        Answer answer = send(limited);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too_many_requests");
        assertThat(answer.text("detail")).contains("2/1h");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 1800);
        assertThat(send(other).status()).isEqualTo(200);
        assertThat(send("root-key").status()).isEqualTo(200);
    }

    @Test
    void without_keys_in_the_settings_the_first_key_is_an_admins_and_closes_the_door() {
        service.close();
        service = start("");
        assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
        Answer refused = service.post("/v1/api-keys", "{\"name\": \"web\", \"role\": \"send\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("last_admin");

        Answer first = service.post("/v1/api-keys", "{\"name\": \"me\", \"role\": \"admin\"}");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        String key = "Bearer " + first.text("key");

        assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(401);
        assertThat(service.post("/v1/messages", MESSAGE, "Authorization", key).status())
                .isEqualTo(200);
        Answer last = service.delete("/v1/api-keys/me", "Authorization", key);
        assertThat(last.code()).isEqualTo("last_admin");
        service.close();
        service = start("");
        assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(401);
    }
}
