package dev.sesame.http.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.PostgresServer;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthDetailsControllerTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static Map<String, Object> details(RunningService service) {
        Answer answer = service.get("/health/details");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(Credential.EXAMPLE.accessKeyId(), Credential.EXAMPLE.secret(), "someone", "482916");
        return answer.json();
    }

    private static Map<String, Object> only(Map<String, Object> details, String list) {
        List<Map<String, Object>> elements = Json.objects(details.get(list));
        assertThat(elements).hasSize(1);
        return elements.get(0);
    }

    @Test
    void new_service_shows_all_of_its_parts() {
        Instant before = Instant.now();
        try (RunningService service = RunningService.start(Map.of())) {
            Map<String, Object> details = details(service);

            assertThat(details)
                    .containsOnlyKeys(
                            "status",
                            "version",
                            "startedAt",
                            "uptimeSeconds",
                            "ses",
                            "store",
                            "queue",
                            "transports",
                            "connectors",
                            "alerts")
                    .containsEntry("status", "UP")
                    .containsEntry("version", "development")
                    .containsEntry("ses", "simulator")
                    .containsEntry("alerts", List.of())
                    .containsEntry("queue", Map.of("queued", 0, "due", 0, "sending", 0, "unknown", 0));
            assertThat(Instant.parse(Json.textAt(details, "startedAt"))).isBetween(before, Instant.now());
            assertThat((Integer) Json.at(details, "uptimeSeconds")).isNotNegative();
            assertThat(Json.textAt(details, "store.kind")).isEqualTo("sqlite");
            assertThat(Json.textAt(details, "store.status")).isEqualTo("UP");
            assertThat(((Number) Json.at(details, "store.probeMillis")).doubleValue())
                    .isPositive();
            assertThat(only(details, "transports"))
                    .isEqualTo(Map.of("name", "ses-api", "role", "primary", "breaker", "closed", "paused", 0));
            assertThat(only(details, "connectors"))
                    .containsOnlyKeys("id", "origin", "region", "transport", "usable", "account")
                    .containsEntry("id", "default")
                    .containsEntry("origin", "example")
                    .containsEntry("region", "us-east-1")
                    .containsEntry("transport", "ses-api")
                    .containsEntry("usable", true);
            assertThat(Json.at(details, "connectors.0.account")).isEqualTo(Map.of("sent24Hours", 0.0));
        }
    }

    @Test
    void account_is_shown_as_ses_told_it(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (SesSimulator ses = SesSimulator.start();
                RunningService service = RunningService.start(Map.of(
                        "sesame.ses-api-endpoint", ses.apiEndpoint().toString(),
                        "sesame.connectors-dir", folder.toString()))) {
            ses.account().maxSendRate(14).max24HourSend(50_000);
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
            Eventually.until(() -> Json.object(Json.at(details(service), "connectors.0.account"))
                    .containsKey("asOf"));

            Map<String, Object> connector = only(details(service), "connectors");

            assertThat(connector).containsEntry("origin", "file").containsEntry("region", "eu-west-1");
            assertThat(Json.textAt(connector, "source")).endsWith("default.json");
            Map<String, Object> account = Json.object(connector.get("account"));
            // Sent while SES was asked, a message counts as SES's and as ours: rather too much than too little.
            assertThat(account.get("sent24Hours")).isIn(1.0, 2.0);
            assertThat(account)
                    .containsOnlyKeys(
                            "heldToPerSecond",
                            "max24Hours",
                            "sent24Hours",
                            "maxPerSecond",
                            "production",
                            "sendingEnabled",
                            "enforcement",
                            "asOf")
                    .containsEntry("heldToPerSecond", 14.0)
                    .containsEntry("max24Hours", 50_000.0)
                    .containsEntry("maxPerSecond", 14.0)
                    .containsEntry("production", true)
                    .containsEntry("sendingEnabled", true)
                    .containsEntry("enforcement", "HEALTHY");
            assertThat(Instant.parse(Json.textAt(account, "asOf"))).isBefore(Instant.now());
        }
    }

    @Test
    void transport_that_is_left_alone_says_since_when(@TempDir Path folder) throws Exception {
        Connectors.write(folder, "default", Connectors.valid());
        Instant before = Instant.now();
        try (SesSimulator ses = SesSimulator.builder().smtp().start();
                RunningService service = RunningService.start(Map.of(
                        "sesame.ses",
                        "aws",
                        "sesame.failover",
                        "ses-smtp",
                        "sesame.ses-api-endpoint",
                        ses.apiEndpoint().toString(),
                        "sesame.ses-smtp-host",
                        "localhost",
                        "sesame.ses-smtp-port",
                        ses.smtpPort(),
                        "sesame.ses-smtp-trust",
                        Files.writeString(folder.resolve("ca.pem"), ses.smtpCaPem())
                                .toString(),
                        "sesame.connectors-dir",
                        folder.toString(),
                        "test.touchy",
                        true))) {
            ses.faults().next(Fault.error(SesError.accessDenied()));
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(502);
            assertThat(service.post("/v1/messages", MESSAGE).text("transport")).isEqualTo("ses-smtp");

            Map<String, Object> details = details(service);

            assertThat(details).containsEntry("status", "DEGRADED").containsEntry("ses", "aws");
            List<Map<String, Object>> transports = Json.objects(details.get("transports"));
            assertThat(transports)
                    .extracting(transport -> transport.get("role"))
                    .containsExactly("primary", "failover");
            assertThat(transports.get(0))
                    .containsEntry("name", "ses-api")
                    .containsEntry("breaker", "open")
                    .containsEntry("paused", 1)
                    .doesNotContainKey("connections");
            assertThat(Instant.parse(Json.textAt(transports.get(0), "pausedSince")))
                    .isBetween(before, Instant.now());
            assertThat(transports.get(1))
                    .containsEntry("breaker", "closed")
                    .containsEntry("connections", Map.of("open", 1, "idle", 1, "busy", 0, "waiting", 0));
            assertThat(Json.textAt(details, "alerts.0.reason")).isEqualTo("access_denied");
            assertThat(Json.textAt(details, "connectors.0.failover")).isEqualTo("ses-smtp");
        }
    }

    @Test
    void connector_that_cannot_be_used_says_why(@TempDir Path data) {
        Map<String, Object> settings = new HashMap<>(Map.of("sesame.data-dir", data.toString()));
        settings.put("sesame.encryption-key", "jWb8S6Z1rBTNFjgZ3PjVZ8fkPEMzTt0fPfLX2bFzX3g=");
        try (RunningService service = RunningService.start(settings)) {
            assertThat(service.put("/v1/connectors/mine", Json.write(Map.of("config", Connectors.valid())))
                            .status())
                    .isEqualTo(201);
        }
        settings.put("sesame.encryption-key", "EEkR3YVKQPyZ2tX5vF0v1uQk5dT6c8sG9hJ3lN7pQ0w=");
        try (RunningService service = RunningService.start(settings)) {
            Map<String, Object> connector = Json.objects(details(service).get("connectors")).stream()
                    .filter(each -> "mine".equals(each.get("id")))
                    .findFirst()
                    .orElseThrow();

            assertThat(connector)
                    .containsOnlyKeys("id", "origin", "region", "transport", "usable", "problem")
                    .containsEntry("origin", "store")
                    .containsEntry("region", "eu-west-1")
                    .containsEntry("usable", false);
            assertThat(Json.textAt(connector, "problem")).contains("SESAME_ENCRYPTION");
        }
    }

    @Test
    void store_that_does_not_answer_hides_nothing_that_needs_no_store(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (PostgresServer database = PostgresServer.start(folder)) {
            Map<String, Object> settings = new HashMap<>(database.settings());
            settings.put("sesame.connectors-dir", folder.toString());
            try (RunningService service = RunningService.start(settings)) {
                assertThat(Json.textAt(details(service), "store.kind")).isEqualTo("postgresql");
                database.stop();
                // What the store said last counts for a second.
                Eventually.until(() -> {
                    Map<String, Object> details = details(service);
                    return Json.textAt(details, "store.status").equals("DOWN")
                            && !details.containsKey("queue")
                            && !only(details, "connectors").containsKey("account");
                });

                Map<String, Object> details = details(service);

                assertThat(details).containsEntry("status", "DEGRADED").doesNotContainKey("queue");
                assertThat(Json.object(details.get("store"))).containsOnlyKeys("kind", "status");
                assertThat(only(details, "connectors"))
                        .containsEntry("region", "eu-west-1")
                        .containsEntry("usable", true)
                        .doesNotContainKey("account");
            }
        }
    }

    @Test
    void details_need_a_key_and_health_does_not() {
        try (RunningService service = RunningService.start(Map.of("sesame.api-keys", "me@read:read-key"))) {
            assertThat(service.get("/health").status()).isEqualTo(200);
            assertThat(service.get("/health/details").status()).isEqualTo(401);
            assertThat(service.get("/health/details", "Authorization", "Bearer read-key")
                            .status())
                    .isEqualTo(200);
        }
    }
}
