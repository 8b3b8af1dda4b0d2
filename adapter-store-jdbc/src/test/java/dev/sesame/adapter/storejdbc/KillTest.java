package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.port.out.NewMessages;
import dev.sesame.core.queue.MessageState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void everything_a_killed_process_was_told_is_kept_is_there() throws Exception {
        Path file = folder.resolve("store.db");
        List<String> told = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            told.addAll(linesUntilKilled(file, "round" + round, 200 + 77 * round));
        }

        try (JdbcMessageStore store =
                JdbcMessageStore.open(StoreConfig.builder("jdbc:sqlite:" + file).build())) {
            assertThat(told).hasSizeGreaterThan(800).allSatisfy(line -> {
                String[] words = line.split(" ", 2);
                MessageState state = store.find(words[1]).orElseThrow().state();
                if (words[0].equals("accepted")) {
                    assertThat(state).isEqualTo(MessageState.ACCEPTED);
                }
            });
            // What was under way is not lost, and nobody sends it blindly.
            assertThat(store.sweep(NewMessages.DEADLINE, Set.of()))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.UNKNOWN));
        }
    }

    private static List<String> linesUntilKilled(Path file, String prefix, int enough) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledProcess.class.getName(),
                        file.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                if (lines.size() == enough) {
                    // Not through the process itself, which would close what we read from.
                    process.toHandle().destroyForcibly();
                }
                line = reader.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        // The last line may have been cut off.
        return lines.subList(0, lines.size() - 1);
    }
}
