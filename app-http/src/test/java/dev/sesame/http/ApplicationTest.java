package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, as somebody starts it. */
final class ApplicationTest {

    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private Process start(Map<String, String> variables) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        program.environment()
                .keySet()
                .removeIf(name -> name.matches("(SESAME|MICRONAUT)_.*|(JAVA_TOOL|JDK_JAVA|_JAVA)_OPTIONS"));
        program.environment().putAll(variables);
        return program.start();
    }

    private static String end(Process program) throws IOException, InterruptedException {
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void it_runs_until_it_is_told_to_end() throws IOException, InterruptedException {
        Process program = start(Map.of("SESAME_PORT", "0"));
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine())
                    .contains(" INFO  Sesame - Made the key that secrets of connectors are encrypted with");
            assertThat(said.readLine()).contains(" INFO  Sesame - Listening on http://127.0.0.1:");
            assertThat(said.readLine()).contains("Connector default: of Sesame, for the simulator");
            assertThat(said.readLine()).contains("SIMULATED");
            assertThat(said.readLine()).contains("No API key");
            program.toHandle().destroy();
            assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(said.readLine()).isNull();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void wrong_settings_are_a_line_each() throws IOException, InterruptedException {
        Process program = start(Map.of("SESAME_PORT", "x", "SESAME_SES", "y", "SESAME_REQUEST_TIMEOUT", "z"));
        assertThat(end(program).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("SESAME_PORT must be"))
                .anyMatch(line -> line.contains("SESAME_SES must be"))
                .anyMatch(line -> line.contains("SESAME_REQUEST_TIMEOUT must be"));
        assertThat(program.exitValue()).isEqualTo(1);
    }

    @Test
    void a_port_that_is_taken_is_said_without_a_stack_trace() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process program = start(Map.of("SESAME_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(end(program).lines().toList())
                    .hasSize(3)
                    .anyMatch(line -> line.contains("127.0.0.1:" + taken.getLocalPort()))
                    .anyMatch(line -> line.contains("SESAME_PORT must name an address that is free"));
            assertThat(program.exitValue()).isEqualTo(1);
        }
    }
}
