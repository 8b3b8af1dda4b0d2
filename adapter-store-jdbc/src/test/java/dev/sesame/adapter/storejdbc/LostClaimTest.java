package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a claim whose answer was lost: nobody sends them, so they are never unknown, and never sent twice. */
class LostClaimTest {

    /** Claims of one process within a millisecond have the same lease. */
    private static final Lease LEASE = new Lease("w", NOW.plusSeconds(30));

    private static final Instant LEASE_OVER = LEASE.until();

    @TempDir
    Path folder;

    private ForgetfulDatabase database;
    private JdbcMessageStore store;
    private JdbcMessageStore other;

    @BeforeEach
    void open() {
        StoreConfig config =
                StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build();
        database = new ForgetfulDatabase(SqliteDatabase.open(config));
        store = new JdbcMessageStore(database, new Contents(false));
        other = JdbcMessageStore.open(config);
    }

    @AfterEach
    void close() {
        store.close();
        other.close();
    }

    @Test
    void lost_claim_is_made_again_at_once() {
        keep("m1", "m2", "m3");
        database.loseAnswers(1);

        List<ClaimedMessage> claimed = store.claim(LEASE, 2, NOW, Set.of());

        assertThat(ids(claimed)).containsExactly("m1", "m2");
        assertThat(claimed).allSatisfy(message -> assertThat(end(message)).isEqualTo(MessageState.ACCEPTED));
        assertThat(state("m3")).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void next_claim_gives_back_what_earlier_ones_lost() {
        keep("m1", "m2", "m3");
        loseClaim(LEASE, 1);
        loseClaim(LEASE, 1);

        assertThat(ids(store.claim(LEASE, 9, NOW, Set.of()))).containsExactly("m1", "m2", "m3");
    }

    @Test
    void lost_messages_go_before_those_that_came_later() {
        keep("m1");
        loseClaim(LEASE, 1);
        other.accept(List.of(message("m0").later(Duration.ofSeconds(1)).build()));

        assertThat(ids(store.claim(LEASE, 1, NOW.plusSeconds(2), Set.of()))).containsExactly("m1");
    }

    @Test
    void sweep_queues_them_instead_of_calling_them_unknown() {
        keep("m1");
        loseClaim(LEASE, 1);

        assertThat(store.sweep(LEASE_OVER, Set.of())).isEmpty();

        assertThat(state("m1")).isEqualTo(MessageState.QUEUED);
        assertThat(ids(other.claim(LEASE, 1, LEASE_OVER, Set.of()))).containsExactly("m1");
    }

    @Test
    void those_that_another_process_called_unknown_are_corrected() {
        keep("m1");
        loseClaim(LEASE, 1);
        other.sweep(LEASE_OVER, Set.of());
        assertThat(state("m1")).isEqualTo(MessageState.UNKNOWN);

        assertThat(ids(store.claim(new Lease("w", LEASE_OVER.plusSeconds(30)), 1, LEASE_OVER, Set.of())))
                .containsExactly("m1");
    }

    @Test
    void message_that_another_claim_took_with_the_same_token_and_lease_stays_with_it() {
        keep("m1");
        database.loseWork(2);
        assertThatThrownBy(() -> store.claim(LEASE, 1, NOW, Set.of())).isInstanceOf(StoreException.class);
        ClaimedMessage taken = other.claim(LEASE, 1, NOW, Set.of()).get(0);
        assertThat(taken.claim()).isEqualTo(new Claim("m1", 1));

        assertThat(store.claim(LEASE, 1, NOW, Set.of())).isEmpty();

        assertThat(state("m1")).isEqualTo(MessageState.SENDING);
        assertThat(end(taken)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void message_that_was_resent_since_stays_with_who_has_it_now() {
        keep("m1");
        loseClaim(LEASE, 1);
        other.sweep(LEASE_OVER, Set.of());
        other.resend("m1", LEASE_OVER);
        Lease later = new Lease("w", LEASE_OVER.plusSeconds(30));
        ClaimedMessage resent = other.claim(later, 1, LEASE_OVER, Set.of()).get(0);

        assertThat(store.claim(later, 1, LEASE_OVER, Set.of())).isEmpty();

        assertThat(end(resent)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void lost_code_gives_way_to_a_newer_one() {
        other.accept(List.of(code("c1", "someone@example.com").build()));
        loseClaim(LEASE, 1);
        other.accept(List.of(code("c2", "someone@example.com").build()));

        assertThat(ids(store.claim(LEASE, 9, NOW, Set.of()))).containsExactly("c2");

        assertThat(state("c1")).isEqualTo(MessageState.SUPERSEDED);
        assertThat(other.sweep(NOW, Set.of())).isEmpty();
        assertThat(store.sweep(NOW, Set.of())).containsExactly(other.find("c1").orElseThrow());
        assertThat(store.sweep(NOW, Set.of())).isEmpty();
    }

    @Test
    void sweep_tells_of_a_lost_code_that_gave_way() {
        other.accept(List.of(code("c1", "someone@example.com").build()));
        loseClaim(LEASE, 1);
        other.accept(List.of(code("c2", "someone@example.com").build()));

        assertThat(store.sweep(NOW, Set.of())).containsExactly(other.find("c1").orElseThrow());

        assertThat(state("c1")).isEqualTo(MessageState.SUPERSEDED);
        assertThat(store.sweep(NOW, Set.of())).isEmpty();
    }

    @Test
    void what_was_given_back_is_forgotten_even_if_that_answer_is_lost_too() {
        keep("m1");
        loseClaim(LEASE, 1);
        database.loseAnswers(1);
        assertThatThrownBy(() -> store.sweep(NOW, Set.of())).isInstanceOf(StoreException.class);
        ClaimedMessage taken = other.claim(LEASE, 1, NOW, Set.of()).get(0);

        store.sweep(NOW, Set.of());
        store.sweep(NOW, Set.of());

        assertThat(end(taken)).isEqualTo(MessageState.ACCEPTED);
    }

    /** Loses a claim, and the one that is made at once in its place. */
    private void loseClaim(Lease lease, int max) {
        database.loseAnswers(2);
        assertThatThrownBy(() -> store.claim(lease, max, NOW, Set.of()))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.AMBIGUOUS));
    }

    private void keep(String... ids) {
        for (String id : ids) {
            other.accept(List.of(message(id).build()));
        }
    }

    private MessageState end(ClaimedMessage claimed) {
        return other.record(claimed.claim(), List.of(), MessageState.ACCEPTED, null, null, NOW)
                .orElseThrow();
    }

    private MessageState state(String id) {
        return other.find(id).orElseThrow().state();
    }

    private static List<String> ids(List<ClaimedMessage> claimed) {
        return claimed.stream().map(message -> message.claim().id()).toList();
    }
}
