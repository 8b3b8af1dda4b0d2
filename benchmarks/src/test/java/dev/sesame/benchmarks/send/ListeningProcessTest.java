package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningProcessTest {

    @TempDir
    private Path folder;

    @Test
    void port_is_what_it_says_after_other_things() {
        String script = "echo \"port $PEER_PORT\"; echo \"LISTENING $ANSWER\"; cat";
        try (ListeningProcess process = start(script, Map.of("ANSWER", "4711"))) {
            assertThat(process.port()).isEqualTo(4711);
            assertThat(process.handle().isAlive()).isTrue();
        }
    }

    @Test
    void process_that_ends_before_it_listens_fails_the_run() {
        try (ListeningProcess process = start("echo no", Map.of())) {
            assertThatThrownBy(process::port)
                    .isInstanceOf(FailedRunException.class)
                    .hasMessageStartingWith("peer ended before it listened");
        }
    }

    private ListeningProcess start(String script, Map<String, String> variables) {
        return ListeningProcess.start("peer", folder, List.of("sh", "-c", script), "http://127.0.0.1:1", variables);
    }
}
