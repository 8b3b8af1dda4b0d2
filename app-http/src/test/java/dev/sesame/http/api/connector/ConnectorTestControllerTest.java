package dev.sesame.http.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test messages, over HTTP, to an SES that checks keys. */
final class ConnectorTestControllerTest {

    private final SesSimulator ses = SesSimulator.builder().smtp().start();
    private RunningService service;

    @BeforeEach
    void start() {
        service = service(Map.of());
    }

    private RunningService service(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("sesame.ses-api-endpoint", ses.apiEndpoint().toString());
        all.put("test.impatient", "true");
        return RunningService.start(all);
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
    }

    private static Map<String, Object> config(Map<String, ?> other) {
        Map<String, Object> config = new TreeMap<>(Connectors.valid());
        config.putAll(other);
        return config;
    }

    private Answer test(Map<String, ?> body) {
        return service.post("/v1/connectors/test", Json.write(body));
    }

    @Test
    void a_configuration_is_tested_without_being_saved() {
        Answer answer = test(Map.of("config", config(Map.of()), "to", "someone@example.com"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("accepted");
        assertThat(answer.text("transport")).isEqualTo("ses-api");
        assertThat(ses.mailbox().messages().get(0).subject()).isEqualTo("Generic 000000");
        assertThat(service.get("/v1/connectors/test").status()).isEqualTo(404);
    }

    @Test
    void any_usage_type_language_and_value_can_be_tested() {
        Map<String, Object> config = config(Map.of());
        config.remove("templates");
        for (String usageType : List.of("SignIn", "Register", "OrganizationInvitation", "BindMfa")) {
            Answer answer =
                    test(Map.of("config", config, "to", "someone@example.com", "usageType", usageType, "locale", "en"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(Json.textAt(answer.json(), "template.usageType")).isEqualTo(usageType);
        }
        test(Map.of(
                "config",
                config(Map.of()),
                "to",
                "someone@example.com",
                "usageType",
                "SignIn",
                "payload",
                Map.of("code", "314159")));
        assertThat(ses.mailbox().messages().get(0).subject()).isEqualTo("Sign in 314159");
    }

    @Test
    void the_answer_says_what_ses_said_and_what_to_do_and_no_log_does() {
        ses.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified: noreply@example.com"));
        try (RecordedLog log = RecordedLog.recording()) {
            Answer answer = test(Map.of("config", config(Map.of()), "to", "someone@example.com"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("message_rejected");
            assertThat(answer.text("reason")).isEqualTo("identity_not_verified");
            assertThat(answer.text("transport")).isEqualTo("ses-api");
            assertThat(answer.text("providerText")).isEqualTo("Email address is not verified: noreply@example.com");
            assertThat(answer.text("detail")).contains("Verify");
            assertThat(log.lines()).noneMatch(line -> line.contains("@example.com"));
        }
    }

    @Test
    void it_is_tried_once() {
        ses.faults().next(Fault.throttled());

        Answer answer = test(Map.of("config", config(Map.of()), "to", "someone@example.com"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("reason")).isEqualTo("throttled");
        assertThat(ses.mailbox().accepted()).isZero();
    }

    @Test
    void a_wrong_key_is_told_and_does_not_pause_the_saved_connector() {
        service.put("/v1/connectors/default", Json.write(Map.of("config", Connectors.valid())));

        Answer wrong = test(
                Map.of("config", config(Map.of("accessKeySecret", "not the secret")), "to", "someone@example.com"));

        assertThat(wrong.status()).isEqualTo(502);
        assertThat(wrong.text("reason")).isEqualTo("invalid_credentials");
        Answer sent = service.post(
                "/v1/messages",
                Json.write(Map.of("to", "a@example.com", "usageType", "SignIn", "payload", Map.of("code", "1"))));
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    }

    @Test
    void masked_secrets_are_those_of_the_saved_connector() {
        service.put("/v1/connectors/shop", Json.write(Map.of("config", Connectors.valid())));
        Map<String, Object> masked = config(Map.of("accessKeySecret", "********"));

        assertThat(test(Map.of("config", masked, "connector", "shop", "to", "someone@example.com"))
                        .status())
                .isEqualTo(200);
        assertThat(test(Map.of("config", masked, "to", "someone@example.com")).errors())
                .containsOnlyKeys("/config/accessKeySecret");
    }

    @Test
    void problems_of_configuration_and_message_are_told_at_once() {
        Answer answer =
                test(Map.of("config", config(Map.of("region", "?")), "to", "nobody", "locale", "?", "surprise", true));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsOnlyKeys("/config/region", "/to", "/locale", "/surprise");
        assertThat(test(Map.of("to", "someone@example.com")).errors()).containsOnlyKeys("/config");
    }

    @Test
    void a_saved_connector_is_tested_as_it_is_used() {
        service.put("/v1/connectors/shop", Json.write(Map.of("config", Connectors.valid())));

        Answer answer = service.post(
                "/v1/connectors/shop/test",
                Json.write(Map.of("to", "someone@example.com", "usageType", "ForgotPassword")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(ses.mailbox().messages().get(0).subject()).isEqualTo("Reset 000000");
        assertThat(service.post("/v1/connectors/none/test", "{\"to\": \"a@example.com\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"sesame.recipient-budget, 2/10m"})
    void tests_count_towards_the_recipients_budget(String setting, String value) {
        service.close();
        service = service(Map.of(setting, value));
        Map<String, ?> body = Map.of("config", config(Map.of()), "to", "someone@example.com");

        assertThat(test(body).status()).isEqualTo(200);
        assertThat(test(body).status()).isEqualTo(200);
        assertThat(test(body).status()).isEqualTo(429);
    }
}
