package dev.sesame.http.api.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatorControllerTest {

    private static final String PATH = "/v1/simulator/messages";

    private static void send(RunningService service, String code) {
        String body =
                Json.write(Map.of("to", "someone@example.com", "usageType", "SignIn", "payload", Map.of("code", code)));
        assertThat(service.post("/v1/messages", body).status()).isEqualTo(200);
    }

    @Test
    void mails_are_shown_newest_first_until_they_are_deleted() {
        try (RunningService service = RunningService.start(Map.of())) {
            assertThat(service.get(PATH).json()).isEqualTo(Map.of("messages", List.of()));
            send(service, "111111");
            send(service, "222222");

            Answer answer = service.get(PATH);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo("application/json");
            List<Map<String, Object>> mails = Json.objects(answer.json().get("messages"));
            assertThat(mails).hasSize(2);
            Map<String, Object> newest = mails.get(0);
            assertThat(newest)
                    .containsOnlyKeys("id", "via", "from", "to", "subject", "html", "text", "headers", "receivedAt");
            assertThat(newest.get("via")).isEqualTo("ses-api");
            assertThat(newest.get("from")).isEqualTo("Sesame <noreply@example.com>");
            assertThat(newest.get("to")).isEqualTo(List.of("someone@example.com"));
            assertThat(Json.textAt(newest, "html")).contains("222222");
            assertThat(Json.textAt(newest, "text")).contains("222222");
            assertThat(Json.textAt(mails.get(1), "text")).contains("111111");
            assertThat(Json.object(newest.get("headers")).keySet()).containsSequence("From", "To", "Subject");
            assertThat(Instant.parse(Json.textAt(newest, "receivedAt"))).isBeforeOrEqualTo(Instant.now());

            Answer deleted = service.delete(PATH);
            assertThat(deleted.status()).isEqualTo(204);
            assertThat(deleted.body()).isEmpty();
            assertThat(service.get(PATH).json()).isEqualTo(Map.of("messages", List.of()));
        }
    }

    @Test
    void there_is_no_mailbox_when_messages_go_to_amazon(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (RunningService service =
                RunningService.start(Map.of("sesame.ses", "aws", "sesame.connectors-dir", folder.toString()))) {
            for (Answer answer : List.of(service.get(PATH), service.delete(PATH))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.contentType()).isEqualTo("application/problem+json");
                assertThat(answer.code()).isEqualTo("not_found");
            }
            assertThat(service.get("/health").json())
                    .isEqualTo(Map.of(
                            "status",
                            "UP",
                            "store",
                            "UP",
                            "ses",
                            "aws",
                            "transport",
                            "ses-api",
                            "connectors",
                            List.of("default"),
                            "alerts",
                            List.of()));
        }
    }

    @Test
    void connectors_keep_their_keys_and_templates_when_simulated(@TempDir Path folder) {
        Map<String, Object> own = Connectors.valid();
        own.put("accessKeyId", "AKIDOWN");
        own.put("accessKeySecret", "own-secret");
        own.put("sessionToken", "own-token");
        Map<String, Object> role = Connectors.valid();
        role.put("roleArn", "arn:aws:iam::123456789012:role/mail");
        Map<String, Object> chain = Connectors.valid();
        chain.remove("accessKeyId");
        chain.remove("accessKeySecret");
        Connectors.write(folder, "default", own);
        Connectors.write(folder, "role", role);
        Connectors.write(folder, "chain", chain);
        try (RunningService service = RunningService.start(Map.of("sesame.connectors-dir", folder.toString()))) {
            for (String connector : List.of("default", "role", "chain")) {
                Answer answer = service.post(
                        "/v1/messages",
                        "{\"to\": \"someone@example.com\", \"usageType\": \"SignIn\", \"payload\": {\"code\": \"1\"},"
                                + " \"connector\": \"" + connector + "\"}");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.json().get("simulated")).isEqualTo(true);
                assertThat(Json.at(service.get(PATH).json(), "messages.0.subject"))
                        .isEqualTo("Sign in 1");
            }
        }
    }
}
