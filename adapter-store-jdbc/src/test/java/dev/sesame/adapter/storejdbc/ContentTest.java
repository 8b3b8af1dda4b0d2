package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What to send is kept for as long as somebody may send it, which no port shows. */
class ContentTest {

    private static final Lease LEASE = new Lease("w", NOW.plusSeconds(9));

    @TempDir
    Path folder;

    private SqliteDatabase database;
    private JdbcMessageStore store;

    @BeforeEach
    void open() {
        open(false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REJECTED", "EXPIRED", "SUPERSEDED", "SUPPRESSED", "FAILED"})
    void content_goes_when_its_message_ends(MessageState end) {
        store.accept(List.of(message("m1").build(), message("m2").build()));

        store.record(claimed(), List.of(), end, null, null, NOW);

        assertThat(contents()).containsExactly("m2");
    }

    @Test
    void content_goes_when_its_message_expires_in_the_queue_or_is_superseded() {
        store.accept(List.of(code("m1", "a@example.com").build(), message("m2").build()));
        store.accept(
                List.of(code("m3", "a@example.com").later(Duration.ofSeconds(1)).build()));
        assertThat(contents()).containsExactly("m2", "m3");

        store.sweep(DEADLINE, Set.of());

        assertThat(contents()).containsExactly("m3");
    }

    @Test
    void content_of_an_unknown_message_stays_until_its_deadline() {
        store.accept(List.of(message("m1").build()));
        store.record(claimed(), List.of(), MessageState.UNKNOWN, null, null, NOW);

        store.purge(DEADLINE.minusMillis(1), NOW, 9);
        assertThat(contents()).containsExactly("m1");
        store.purge(DEADLINE, NOW, 9);
        assertThat(contents()).isEmpty();
    }

    @Test
    void contents_can_be_kept_until_their_messages_are_purged() {
        reopen(true);
        store.accept(List.of(message("m1").build(), message("m2").build()));
        store.record(claimed(), List.of(), MessageState.ACCEPTED, null, null, NOW);
        store.record(claimed(), List.of(), MessageState.UNKNOWN, null, null, DEADLINE);
        store.purge(DEADLINE, NOW, 9);
        assertThat(contents()).containsExactly("m1", "m2");

        store.purge(DEADLINE, DEADLINE, 9);

        assertThat(contents()).containsExactly("m2");
    }

    @Test
    void contents_kept_so_far_are_purged_when_they_need_not_be_kept_any_more() {
        reopen(true);
        store.accept(List.of(message("m1").build(), message("m2").build()));
        store.record(claimed(), List.of(), MessageState.ACCEPTED, null, null, NOW);

        reopen(false);
        store.purge(NOW, NOW, 9);

        assertThat(contents()).containsExactly("m2");
    }

    @Test
    void content_that_cannot_be_read_fails_its_message_and_no_other() {
        store.accept(List.of(
                message("m1").build(), message("m2").build(), message("m3").build()));
        database.write(session -> session.update("UPDATE message_content SET email = '{' WHERE message_id = 'm1'"));
        database.write(session -> session.update("UPDATE message_content SET email = '{}' WHERE message_id = 'm2'"));

        List<ClaimedMessage> claimed = store.claim(LEASE, 9, NOW, Set.of());

        assertThat(claimed).extracting(each -> each.email().id()).containsExactly("m3");
        assertThat(store.find("m1").orElseThrow().state()).isEqualTo(MessageState.FAILED);
        assertThat(store.find("m2").orElseThrow().detail()).contains("could not be read");
        assertThat(contents()).containsExactly("m3");
        assertThat(store.sweep(NOW, Set.of()))
                .containsExactly(
                        store.find("m1").orElseThrow(), store.find("m2").orElseThrow());
        assertThat(store.sweep(NOW, Set.of())).isEmpty();
    }

    private void reopen(boolean keepBodies) {
        store.close();
        open(keepBodies);
    }

    private void open(boolean keepBodies) {
        StoreConfig config = StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db"))
                .keepBodies(keepBodies)
                .build();
        database = SqliteDatabase.open(config);
        store = new JdbcMessageStore(database, new Contents(keepBodies));
    }

    private Claim claimed() {
        return store.claim(LEASE, 1, NOW, Set.of()).get(0).claim();
    }

    private List<String> contents() {
        return database.read(session ->
                session.list("SELECT message_id FROM message_content ORDER BY message_id", row -> row.getString(1)));
    }
}
