package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.adapter.storejdbc.EncryptionKeys;
import dev.sesame.core.change.Author;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.service.Sesame;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the service starts, or does not. */
final class StartTest {

    /** What a later version leaves in its database. */
    private static final String NEWER = """
            INSERT INTO sesame_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            VALUES (9, '9', 'later', 'SQL', 'V9__later.sql', 1, 'later', 1, true)
            """;

    private static List<String> problems(Map<String, String> variables) {
        Throwable failure = catchThrowable(
                () -> RunningService.startWithVariables(variables).close());
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(InvalidInputException.class::isInstance)
                .map(InvalidInputException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("it started, or failed otherwise", failure))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void variables_decide_where_the_service_listens() {
        try (RunningService service = RunningService.startWithVariables(Map.of(
                "SESAME_PORT", "0",
                "SESAME_HOST", "localhost",
                "SESAME_API_KEYS", "me:key",
                "SESAME_MAX_REQUEST_SIZE", "1024"))) {
            assertThat(service.port()).isNotEqualTo(8080).isPositive();
            assertThat(service.get("/health").status()).isEqualTo(200);
            assertThat(service.post("/v1/messages", "{}").status()).isEqualTo(401);
            assertThat(service.post("/v1/messages", " ".repeat(1025), "Authorization", "key")
                            .status())
                    .isEqualTo(413);
        }
    }

    @Test
    void nothing_but_our_own_settings_opens_the_service_to_the_network() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SESAME_PORT", "0");
        variables.put("SESAME_HOST", "");
        variables.put("MICRONAUT_SERVER_HOST", "0.0.0.0");
        try (RunningService service = RunningService.startWithVariables(variables)) {
            assertThat(service.bean(EmbeddedServer.class).getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void wrong_settings_stop_the_start_before_anything_else() {
        assertThat(problems(Map.of("SESAME_PORT", "no", "SESAME_REQUEST_TIMEOUT", "never", "SESAME_SES", "x")))
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("SESAME_"));
    }

    @Test
    void a_simulated_mail_says_so_in_the_log() {
        try (RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.startWithVariables(Map.of("SESAME_PORT", "0"))) {
            Answer sent = service.post(
                    "/v1/messages",
                    "{\"to\": \"a@example.com\", \"usageType\": \"SignIn\", \"payload\": {\"code\": \"1\"}}");
            assertThat(sent.json()).containsEntry("simulated", true);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("SIMULATED: nobody gets it") && line.contains(sent.text("id")));
        }
    }

    @Test
    void amazon_can_wait_for_its_first_connector(@TempDir Path folder) {
        try (RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.startWithVariables(
                        Map.of("SESAME_PORT", "0", "SESAME_SES", "aws", "SESAME_CONNECTORS_DIR", folder.toString()))) {
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("No connector is called \"default\"")
                            && line.contains("/v1/connectors/default"));
            Answer sent = service.post("/v1/messages", "{\"to\": \"a@example.com\", \"usageType\": \"SignIn\"}");
            assertThat(sent.code()).isEqualTo("connector_not_found");
            assertThat(service.get("/health").json()).containsEntry("connectors", List.of());
        }
    }

    @Test
    void a_folder_that_somebody_names_must_be_there(@TempDir Path folder) {
        assertThat(problems(
                        Map.of("SESAME_CONNECTORS_DIR", folder.resolve("none").toString())))
                .singleElement()
                .asString()
                .contains("SESAME_CONNECTORS_DIR");
    }

    @Test
    void a_data_folder_that_cannot_be_created_stops_the_start(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(problems(Map.of("SESAME_DATA_DIR", file.resolve("data").toString())))
                .singleElement()
                .asString()
                .contains(file.toString())
                .contains("choose a path in a folder that Sesame can write to");
    }

    @Test
    void a_damaged_store_stops_the_start_and_is_not_touched(@TempDir Path folder) throws IOException {
        Path store = Files.writeString(folder.resolve("sesame.db"), "not a database".repeat(1000));
        byte[] before = Files.readAllBytes(store);
        assertThat(problems(Map.of("SESAME_DATA_DIR", folder.toString())))
                .singleElement()
                .asString()
                .contains(store.toString())
                .contains("restore it from a backup");
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void a_store_of_a_newer_version_stops_the_start(@TempDir Path folder) throws SQLException {
        Map<String, String> variables = Map.of("SESAME_PORT", "0", "SESAME_DATA_DIR", folder.toString());
        RunningService.startWithVariables(variables).close();
        Path store = folder.resolve("sesame.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute(NEWER);
        }
        assertThat(problems(variables))
                .singleElement()
                .asString()
                .contains(store.toString())
                .contains("start that version again");
    }

    @Test
    void broken_connectors_are_all_listed_by_file_and_place(@TempDir Path folder) throws IOException {
        Map<String, Object> wrong = Connectors.valid();
        wrong.put("region", "mark region");
        wrong.remove("accessKeySecret");
        wrong.put("accessKeyId", "AKIDMARK");
        Connectors.write(folder, "wrong", wrong);
        Connectors.write(folder, "bad name!", Connectors.valid());
        Connectors.write(folder, "fine", Connectors.valid());
        Files.writeString(folder.resolve("no-json.json"), "{\"accessKeySecret\": \"mark\"");
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("notes.txt"), "not a connector");
        Map<String, Object> secret = Connectors.valid();
        secret.put("accessKeySecret", List.of("mark"));
        Connectors.write(folder, "secret", secret);
        List<String> problems = problems(Map.of("SESAME_CONNECTORS_DIR", folder.toString()));
        assertThat(problems)
                .noneMatch(problem -> problem.contains("mark") || problem.contains("MARK"))
                .anyMatch(problem -> problem.contains("wrong.json /region"))
                .anyMatch(problem -> problem.contains("wrong.json /accessKeySecret"))
                .anyMatch(problem -> problem.contains("bad name!.json must be named"))
                .anyMatch(problem -> problem.contains("no-json.json is not valid JSON at line 1"))
                .anyMatch(problem -> problem.contains("empty.json must be a JSON object"))
                .anyMatch(problem -> problem.contains("secret.json /accessKeySecret"));
        assertThat(problems).noneMatch(problem -> problem.contains("fine.json") || problem.contains("notes.txt"));
    }

    @Test
    void secrets_are_neither_logged_nor_shown(@TempDir Path folder) {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeySecret", "secret-mark");
        connector.put("sessionToken", "token-mark");
        connector.put("roleArn", "arn:aws:iam::123456789012:role/mail");
        connector.put("externalId", "external-mark");
        connector.put("surprise", "unknown-mark");
        connector.put("region", "eu-nowhere-9");
        Connectors.write(folder, "default", connector);
        try (RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.startWithVariables(Map.of(
                        "SESAME_PORT", "0",
                        "SESAME_CONNECTORS_DIR", folder.toString(),
                        "SESAME_API_KEYS", "me:key-mark"))) {
            Answer health = service.get("/health");
            assertThat(health.json().get("connectors")).isEqualTo(List.of("default"));
            assertThat(health.body()).doesNotContain("mark");
            assertThat(String.valueOf(service.bean(Settings.class))).doesNotContain("mark");
            assertThat(String.valueOf(service.bean(Ses.class))).doesNotContain("mark");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("default.json: /surprise"))
                    .anyMatch(line -> line.contains("default.json: /region"))
                    .anyMatch(line -> line.contains("SIMULATED"))
                    .noneMatch(line -> line.contains("-mark"));
        }
    }

    @Test
    void the_start_says_where_messages_go_and_who_may_send(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        try (RecordedLog log = RecordedLog.recording()) {
            RunningService.startWithVariables(Map.of("SESAME_PORT", "0")).close();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Listening on http://127.0.0.1:"))
                    .anyMatch(line -> line.contains("SIMULATED"))
                    .anyMatch(line -> line.contains("No API key"));
        }
        try (RecordedLog log = RecordedLog.recording()) {
            RunningService.startWithVariables(Map.of(
                            "SESAME_PORT", "0",
                            "SESAME_SES", "aws",
                            "SESAME_API_KEYS", "me:key",
                            "SESAME_CONNECTORS_DIR", folder.toString()))
                    .close();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Listening on http://127.0.0.1:"))
                    .noneMatch(line -> line.contains("SIMULATED") || line.contains("No API key"));
        }
    }

    @Test
    void connectors_survive_a_change_of_the_key(@TempDir Path data) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SESAME_PORT", "0",
                "SESAME_DATA_DIR", data.toString(),
                "SESAME_CONNECTORS_DIR", data.toString()));
        try (RunningService service = RunningService.startWithVariables(variables)) {
            service.bean(Sesame.class)
                    .manageConnectors()
                    .save("shop", Connectors.valid(), Precondition.ABSENT, new Author("", ""));
        }
        String first = read(data.resolve("encryption.key")).strip();
        String second = EncryptionKeys.newKey().reveal();
        variables.put("SESAME_ENCRYPTION_KEY", second);
        variables.put("SESAME_ENCRYPTION_FORMER_KEYS", first);
        RunningService.startWithVariables(variables).close();
        variables.remove("SESAME_ENCRYPTION_FORMER_KEYS");
        try (RunningService service = RunningService.startWithVariables(variables)) {
            assertThat(service.bean(Sesame.class)
                            .manageConnectors()
                            .inUse("shop")
                            .orElseThrow()
                            .account())
                    .isEqualTo(ConnectorConfig.parse(Connectors.valid()).account());
        }
        variables.put("SESAME_ENCRYPTION_KEY", first);
        try (RunningService service = RunningService.startWithVariables(variables)) {
            assertThat(service.bean(Sesame.class)
                            .manageConnectors()
                            .find("shop")
                            .orElseThrow()
                            .errors())
                    .singleElement()
                    .asString()
                    .contains("SESAME_ENCRYPTION_FORMER_KEYS");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void wrong_file_of_the_key_stops_the_start(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("encryption.key"), "mark");

        assertThat(problems(Map.of("SESAME_PORT", "0", "SESAME_DATA_DIR", data.toString())))
                .singleElement()
                .asString()
                .contains("SESAME_ENCRYPTION_KEY", "encryption.key", "32 bytes in base64")
                .doesNotContain("mark");
    }

    @Test
    void simulator_is_reached_without_the_proxy() {
        // Nothing listens on port 1: a message that took the proxy would not arrive.
        try (RunningService service = RunningService.startWithVariables(
                Map.of("SESAME_PORT", "0", "SESAME_SES_API_PROXY", "http://127.0.0.1:1"))) {
            assertThat(service.post(
                                    "/v1/messages",
                                    "{\"to\":\"someone@example.com\",\"usageType\":\"SignIn\",\"payload\":{\"code\":\"123456\"}}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void connection_whose_request_is_answered_late_is_not_idle() {
        try (RunningService service = RunningService.startWithVariables(
                Map.of("SESAME_PORT", "0", "SESAME_SEND_BUDGET", "2m", "SESAME_SES_API_TOTAL_TIMEOUT", "3m"))) {
            HttpServerConfiguration server = service.bean(HttpServerConfiguration.class);

            assertThat(server.getIdleTimeout()).isGreaterThan(Duration.ofMinutes(5));
            assertThat(server.getReadIdleTimeout()).isGreaterThan(Duration.ofMinutes(5));
        }
    }
}
