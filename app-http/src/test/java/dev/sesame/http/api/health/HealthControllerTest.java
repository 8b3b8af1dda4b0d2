package dev.sesame.http.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthControllerTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private final SesSimulator ses = SesSimulator.start();

    @AfterEach
    void stop() {
        ses.close();
    }

    private RunningService start(Path folder, String breaker) {
        Connectors.write(folder, "default", Connectors.valid());
        return RunningService.start(Map.of(
                "sesame.ses-api-endpoint",
                ses.apiEndpoint().toString(),
                "sesame.send-attempts",
                "1",
                "sesame.connectors-dir",
                folder.toString(),
                breaker,
                true));
    }

    @Test
    void a_refusal_of_ours_is_told_until_a_message_is_accepted(@TempDir Path folder) {
        try (RunningService service = start(folder, "test.impatient")) {
            assertHealthy(service);

            ses.faults().next(Fault.error(SesError.accessDenied()));
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(502);

            Answer health = service.get("/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.text("status")).isEqualTo("DEGRADED");
            assertThat(Json.at(health.json(), "alerts"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
            Map<String, Object> alert = Json.object(Json.at(health.json(), "alerts.0"));
            assertThat(alert).containsOnlyKeys("transport", "connector", "reason", "since");
            assertThat(alert)
                    .containsEntry("transport", "ses-api")
                    .containsEntry("connector", "default")
                    .containsEntry("reason", "access_denied");
            assertThat(Instant.parse(Json.textAt(alert, "since"))).isAfter(Instant.EPOCH);
            assertThat(health.body()).doesNotContain("someone").doesNotContain("482916");
            for (String probe : List.of("/health/liveness", "/health/readiness")) {
                assertThat(service.get(probe).json()).isEqualTo(Map.of("status", "UP"));
            }

            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
            assertHealthy(service);
        }
    }

    @Test
    void an_outage_is_told_and_says_when_to_come_back(@TempDir Path folder) {
        try (RunningService service = start(folder, "test.touchy")) {
            ses.faults().next(Fault.error(SesError.internalFailure()));
            assertThat(service.post("/v1/messages", MESSAGE).text("reason")).isEqualTo("provider_unavailable");

            Answer answer = service.post("/v1/messages", MESSAGE);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("not_sent");
            assertThat(answer.text("reason")).isEqualTo("transport_paused");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3_600);
            Answer health = service.get("/health");
            assertThat(health.text("status")).isEqualTo("DEGRADED");
            assertThat(Json.textAt(health.json(), "alerts.0.reason")).isEqualTo("provider_unavailable");
        }
    }

    private static void assertHealthy(RunningService service) {
        Answer health = service.get("/health");
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(Json.at(health.json(), "alerts")).isEqualTo(List.of());
    }
}
