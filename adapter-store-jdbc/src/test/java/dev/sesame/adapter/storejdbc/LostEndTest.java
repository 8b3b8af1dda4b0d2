package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that end in the queue while the answer of the database is lost: nobody is told of them twice. */
class LostEndTest {

    @TempDir
    Path folder;

    private ForgetfulDatabase database;
    private JdbcMessageStore store;

    @BeforeEach
    void open() {
        database = new ForgetfulDatabase(SqliteDatabase.open(
                StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build()));
        store = new JdbcMessageStore(database, new Contents(false));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<StoredMessage> supersededBy(String id) {
        return ((Acceptance.Kept)
                        store.accept(List.of(code(id, "someone@example.com").build()))
                                .get(0))
                .superseded();
    }

    private StoredMessage found(String id) {
        return store.find(id).orElseThrow();
    }

    @Test
    void superseded_message_is_told_by_the_call_that_finds_its_answer_lost() {
        supersededBy("c1");
        database.loseAnswers(1);

        assertThat(supersededBy("c2")).containsExactly(found("c1"));

        assertThat(found("c1").state()).isEqualTo(MessageState.SUPERSEDED);
        assertThat(supersededBy("c3")).containsExactly(found("c2"));
    }

    @Test
    void superseded_message_is_told_once_if_the_work_was_lost_and_done_again() {
        supersededBy("c1");
        database.loseWork(1);

        assertThat(supersededBy("c2")).containsExactly(found("c1"));
    }

    @Test
    void superseded_message_is_not_told_later_if_nobody_learns_that_it_is() {
        supersededBy("c1");
        database.loseAnswers(2);
        assertThatThrownBy(() -> supersededBy("c2")).isInstanceOf(StoreException.class);
        assertThat(found("c1").state()).isEqualTo(MessageState.SUPERSEDED);

        assertThat(supersededBy("c3")).containsExactly(found("c2"));
        assertThat(store.sweep(DEADLINE.minusMillis(1), Set.of())).isEmpty();
    }

    @Test
    void sweep_that_was_taken_back_is_told_by_the_next() {
        store.accept(List.of(message("m1").build()));
        database.loseWork(1);
        assertThatThrownBy(() -> store.sweep(DEADLINE, Set.of())).isInstanceOf(StoreException.class);

        assertThat(store.sweep(DEADLINE, Set.of())).containsExactly(found("m1"));
        assertThat(store.sweep(DEADLINE, Set.of())).isEmpty();
    }

    @Test
    void sweep_whose_answer_was_lost_is_not_told_again() {
        store.accept(List.of(message("m1").build()));
        database.loseAnswers(1);
        assertThatThrownBy(() -> store.sweep(DEADLINE, Set.of())).isInstanceOf(StoreException.class);
        assertThat(found("m1").state()).isEqualTo(MessageState.EXPIRED);

        assertThat(store.sweep(DEADLINE, Set.of())).isEmpty();
    }
}
