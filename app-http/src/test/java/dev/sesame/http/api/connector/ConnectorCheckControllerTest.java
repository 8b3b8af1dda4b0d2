package dev.sesame.http.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The diagnosis of a connector, over HTTP. */
final class ConnectorCheckControllerTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.transport", "ses-smtp", "sesame.failover", "ses-api"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void both_transports_are_looked_at_and_nothing_is_sent() {
        Answer answer = service.post("/v1/connectors/default/check", "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<Map<String, Object>> items = Json.objects(answer.json().get("items"));
        assertThat(items).extracting(item -> item.get("transport")).contains("ses-api", "ses-smtp");
        assertThat(items).noneMatch(item -> "fail".equals(item.get("status")));
        assertThat(items)
                .filteredOn(item -> "credentials".equals(item.get("group")))
                .allMatch(item -> "pass".equals(item.get("status")))
                .hasSize(2);
        assertThat(answer.text("recommendedTransport")).isEqualTo("ses-api");
        assertThat(answer.json()).containsEntry("simulated", true);
        assertThat(Json.objects(service.get("/v1/simulator/messages").json().get("messages")))
                .isEmpty();
    }

    @Test
    void what_fails_comes_with_its_remedy() {
        Map<String, Object> config = new LinkedHashMap<>(Connectors.valid());
        config.put("configurationSetName", "missing");
        config.put("region", "eu-west-1");
        service.put("/v1/connectors/shop", Json.write(Map.of("config", config)));

        Answer answer = service.post("/v1/connectors/shop/check", "");

        assertThat(Json.objects(answer.json().get("items")))
                .filteredOn(item -> "warn".equals(item.get("status")) || "fail".equals(item.get("status")))
                .allMatch(item -> !String.valueOf(item.get("remedy")).isBlank());
        assertThat(answer.body()).doesNotContain((String) config.get("accessKeySecret"));
    }

    @Test
    void there_must_be_a_connector() {
        assertThat(service.post("/v1/connectors/none/check", "").status()).isEqualTo(404);
    }
}
