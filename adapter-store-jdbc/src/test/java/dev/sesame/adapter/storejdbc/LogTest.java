package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Emails;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the libraries below the store write to the log. */
class LogTest {

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.detachAppender("out");
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
    }

    @Test
    void sqlite_store_is_quiet_and_tells_no_message() {
        use(StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build());
    }

    @Test
    void postgresql_store_is_quiet_and_tells_no_message() {
        use(PostgresServer.config(PostgresServer.newSchema()).build());
    }

    private void use(StoreConfig config) {
        for (int n = 0; n < 2; n++) {
            try (JdbcMessageStore store = JdbcMessageStore.open(config)) {
                store.accept(List.of(message("m" + n).key(key("k" + n), 0).build()));
                ClaimedMessage claimed = store.claim(new Lease("w", NOW.plusSeconds(1)), 1, NOW, Set.of())
                        .get(0);
                store.record(claimed.claim(), List.of(), MessageState.ACCEPTED, null, null, NOW);
            }
        }

        assertThat(log.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getLevel().isGreaterOrEqual(Level.WARN))
                    .as(event.getFormattedMessage())
                    .isFalse();
            assertThat(event.getFormattedMessage()).doesNotContain(Emails.MARK);
        });
    }
}
