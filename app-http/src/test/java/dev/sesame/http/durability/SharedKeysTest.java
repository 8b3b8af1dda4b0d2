package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.PostgresServer;
import dev.sesame.http.fixture.RunningService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys of two instances on one PostgreSQL. */
final class SharedKeysTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static final String[] ADMIN = {"Authorization", "Bearer root-key"};

    private static int send(RunningService service, String key) {
        return service.post("/v1/messages", MESSAGE, "Authorization", "Bearer " + key)
                .status();
    }

    @Test
    void key_that_is_revoked_over_one_instance_lets_nobody_into_the_other(@TempDir Path folder) {
        try (PostgresServer database = PostgresServer.start(folder)) {
            Map<String, Object> settings = new HashMap<>(database.settings());
            settings.put("sesame.api-keys", "root:root-key");
            settings.put("sesame.failed-auth-limit", "off");
            try (RunningService one = RunningService.start(settings);
                    RunningService other = RunningService.start(settings)) {
                Answer created = one.post("/v1/api-keys", "{\"name\": \"web\", \"role\": \"send\"}", ADMIN);
                assertThat(created.status()).as(created.body()).isEqualTo(201);
                String key = created.text("key");
                assertThat(send(one, key)).isEqualTo(200);
                Eventually.until(() -> send(other, key) == 200);

                assertThat(one.delete("/v1/api-keys/web", ADMIN).status()).isEqualTo(204);

                assertThat(send(one, key)).isEqualTo(401);
                Eventually.until(() -> send(other, key) == 401);
                assertThat(other.post("/v1/messages", MESSAGE, ADMIN).status()).isEqualTo(200);
            }
        }
    }
}
