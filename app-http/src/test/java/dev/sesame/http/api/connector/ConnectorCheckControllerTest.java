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
    void configuration_is_checked_before_it_is_saved() {
        Answer answer = service.post("/v1/connectors/check", Json.write(Map.of("config", Connectors.valid())));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Json.objects(answer.json().get("items")))
                .filteredOn(item -> "credentials".equals(item.get("group")))
                .allMatch(item -> "pass".equals(item.get("status")))
                .hasSize(2);
        assertThat(answer.json()).containsEntry("simulated", true);
    }

    @Test
    void masks_of_a_configuration_to_check_stand_for_what_is_saved() {
        service.put("/v1/connectors/saved", Json.write(Map.of("config", Connectors.valid())));
        Map<String, Object> config = Connectors.valid();
        config.put("accessKeySecret", "********");

        Answer answer =
                service.post("/v1/connectors/check", Json.write(Map.of("connector", "saved", "config", config)));

        assertThat(Json.objects(answer.json().get("items")))
                .filteredOn(item -> "credentials".equals(item.get("group")))
                .allMatch(item -> "pass".equals(item.get("status")));
    }

    @Test
    void problems_of_a_configuration_to_check_have_their_place() {
        Map<String, Object> config = Connectors.valid();
        config.remove("region");

        Answer invalid = service.post("/v1/connectors/check", Json.write(Map.of("config", config)));
        assertThat(invalid.code()).isEqualTo("invalid_config");
        assertThat(invalid.errors()).containsKey("/config/region");

        Answer unknown = service.post("/v1/connectors/check", "{\"to\": \"someone@example.com\"}");
        assertThat(unknown.code()).isEqualTo("invalid_request");
        assertThat(unknown.errors()).containsOnlyKeys("/to");
    }

    @Test
    void there_must_be_a_connector() {
        assertThat(service.post("/v1/connectors/none/check", "").status()).isEqualTo(404);
    }
}
