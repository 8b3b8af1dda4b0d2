package dev.sesame.http.api.factory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a connector. */
final class FactoriesControllerTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<Map<String, Object>> items(Answer factory) {
        return Json.objects(factory.json().get("formItems"));
    }

    private static Map<String, Object> item(Answer factory, String key) {
        return items(factory).stream()
                .filter(item -> key.equals(item.get("key")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de              | de    | Absender",
                "de-AT, en;q=0.5 | de    | Absender",
                "fr-CA           | fr    | Expéditeur",
                "ja              | ja    | 送信元",
                "zh-CN           | zh-CN | 发件人",
                "zh              | zh-CN | 发件人",
                "zh-SG           | zh-CN | 发件人",
                "zh-TW           | en    | Sender",
                "sv, en;q=0.1    | en    | Sender",
                "*               | en    | Sender",
                "(nonsense       | en    | Sender",
            })
    void the_form_speaks_the_language_of_whoever_asks(String accept, String language, String label) {
        Answer factory = service.get("/v1/connector-factories/aws-ses-mail", "Accept-Language", accept);

        assertThat(factory.status()).as(factory.body()).isEqualTo(200);
        assertThat(factory.header("Content-Language")).isEqualTo(language);
        assertThat(factory.header("Vary")).contains("Accept-Language");
        assertThat(item(factory, "emailAddress")).containsEntry("label", label);
    }

    @Test
    void secrets_are_marked() {
        Answer factory = service.get("/v1/connector-factories/aws-ses-mail");

        assertThat(items(factory).stream().filter(item -> Boolean.TRUE.equals(item.get("isConfidential"))))
                .extracting(item -> item.get("key"))
                .containsExactlyInAnyOrder("accessKeySecret", "sessionToken");
        assertThat(item(factory, "region")).containsEntry("required", true);
    }

    /** All fields at once, each with its own example: what the form has, the configuration knows and takes. */
    @Test
    void every_field_takes_its_example() {
        Map<String, Object> config = new LinkedHashMap<>();
        for (Map<String, Object> item : items(service.get("/v1/connector-factories/aws-ses-mail"))) {
            String key = String.valueOf(item.get("key"));
            String example = String.valueOf(item.get("placeholder"));
            if ("Text".equals(item.get("type"))) {
                config.put(key, example);
            } else if (!key.equals("templates")) {
                config.put(key, Json.object(example));
            }
        }

        ConnectorConfig connector = ConnectorConfig.parse(config);

        assertThat(connector.unknown()).isEmpty();
        assertThat(connector.warnings()).isEmpty();
        assertThat(config.keySet()).containsAll(List.of("accessKeyId", "emailAddress", "brand", "tags", "roleArn"));
    }

    @Test
    void there_is_one_kind() {
        Answer all = service.get("/v1/connector-factories", "Accept-Language", "ja");

        assertThat(Json.textAt(all.json(), "factories.0.id")).isEqualTo("aws-ses-mail");
        assertThat(Json.textAt(all.json(), "factories.0.name.de")).isEqualTo("Amazon SES");
        assertThat(Json.textAt(all.json(), "factories.0.language")).isEqualTo("ja");
        assertThat(service.get("/v1/connector-factories/smtp").status()).isEqualTo(404);
    }
}
