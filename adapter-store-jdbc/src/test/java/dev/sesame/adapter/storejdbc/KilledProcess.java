package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.port.out.NewMessages;
import dev.sesame.core.queue.MessageState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A process that keeps messages until it is killed. After each thing it was told is done, it says so on a line of its own:
 * {@code kept <id>} or {@code accepted <id>}.
 */
final class KilledProcess {

    private static final int THREADS = 8;

    private KilledProcess() {}

    public static void main(String[] arguments) {
        JdbcMessageStore store = JdbcMessageStore.open(
                StoreConfig.builder("jdbc:sqlite:" + arguments[0]).build());
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = arguments[1] + "-" + thread + "-";
            new Thread(() -> keepOn(store, prefix)).start();
        }
    }

    private static void keepOn(JdbcMessageStore store, String prefix) {
        for (int n = 0; ; n++) {
            NewMessage message = NewMessages.message(prefix + n)
                    .leased(Duration.ofMinutes(1))
                    .build();
            Acceptance.Kept kept =
                    (Acceptance.Kept) store.accept(List.of(message)).get(0);
            say("kept " + prefix + n);
            if (n % 2 == 0) {
                store.record(
                        Objects.requireNonNull(kept.claim()),
                        List.of(),
                        MessageState.ACCEPTED,
                        null,
                        null,
                        NewMessages.NOW);
                say("accepted " + prefix + n);
            }
        }
    }

    private static void say(String line) {
        PrintStream out = System.out;
        out.println(line);
        out.flush();
    }
}
