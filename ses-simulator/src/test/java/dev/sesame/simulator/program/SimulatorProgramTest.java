package dev.sesame.simulator.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.SesSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger status = new AtomicInteger();

    @Test
    void program_says_where_it_listens() throws Exception {
        try (SesSimulator simulator =
                start("--port", "0", "--credential", "AKIA:secret:token").orElseThrow()) {
            URI endpoint = simulator.apiEndpoint();

            assertThat(text(out)).isEqualToIgnoringNewLines("Amazon SES simulator, SESv2 API at " + endpoint);
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(endpoint.resolve("/simulator/messages"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"messages\":[]}");
        }
    }

    @Test
    void smtp_is_on_if_a_port_is_given(@TempDir Path folder) throws Exception {
        Path authority = folder.resolve("ca.pem");
        for (String option : List.of("--smtp-port", "--smtps-port")) {
            try (SesSimulator simulator = start("--port", "0", option, "0", "--smtp-ca", authority.toString())
                    .orElseThrow()) {
                assertThat(text(out))
                        .contains("SMTP on 127.0.0.1, port " + simulator.smtpPort() + " with STARTTLS and "
                                + simulator.smtpsPort() + " with TLS; clients must trust " + authority);
                assertThat(authority).hasContent(simulator.smtpCaPem());
            }
        }
    }

    @Test
    void authority_that_cannot_be_written_is_explained(@TempDir Path folder) {
        assertThat(start("--port", "0", "--smtp-port", "0", "--smtp-ca", folder.toString()))
                .isEmpty();

        assertThat(text(err)).startsWith("The simulator cannot write " + folder);
        assertThat(status).hasValue(1);
    }

    @Test
    void help_is_printed() {
        assertThat(start("--help")).isEmpty();

        assertThat(text(out)).isEqualTo(Options.USAGE);
        assertThat(status).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--verbose | Unknown option: --verbose",
                "--port | --port needs a value",
                "--port=http | Unknown option: --port=http",
                "--port http | --port must be 0 to 65535, but was http",
                "--smtp-port http | --smtp-port must be 0 to 65535, but was http",
                "--smtps-port | --smtps-port needs a value",
                "--port 65536 | --port must be 0 to 65535, but was 65536",
                "--credential hunter2 | --credential must be <id>:<secret>",
                "--credential :hunter2 | --credential must be <id>:<secret>"
            })
    void wrong_argument_is_explained(String arguments, String message) {
        assertThat(start(arguments.split(" "))).isEmpty();

        assertThat(text(err)).startsWith(message).contains("Usage:").doesNotContain("hunter2");
        assertThat(status).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1", "no-such-host.invalid"})
    void address_that_cannot_be_bound_is_explained(String host) {
        assertThat(start("--host", host, "--port", "0")).isEmpty();

        assertThat(text(err)).startsWith("The simulator cannot listen on " + host + ":0: ");
        assertThat(status).hasValue(1);
    }

    private Optional<SesSimulator> start(String... arguments) {
        return SimulatorProgram.start(List.of(arguments), print(out), print(err), status::set);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
