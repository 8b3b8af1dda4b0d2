package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.MessageState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has to wait for a transaction that is not committed yet, since it may change what is right. */
class PostgresWaitTest {

    private final PostgresDatabase database = PostgresDatabase.open(
            PostgresServer.config(PostgresServer.newSchema()).build());
    private final Contents contents = new Contents(false);
    private final Accepting accepting = new Accepting(Dialect.POSTGRESQL, contents);
    private final JdbcMessageStore store = new JdbcMessageStore(database, contents);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch commit = new CountDownLatch(1);

    @AfterEach
    void close() {
        commit.countDown();
        executor.shutdownNow();
        store.close();
    }

    @Test
    void code_is_not_queued_again_past_a_newer_one_that_is_about_to_be_kept() throws Exception {
        Acceptance.Kept kept = (Acceptance.Kept) store.accept(List.of(code("m1", "a@example.com")
                        .leased(Duration.ofSeconds(9))
                        .build()))
                .get(0);
        Claim claim = Objects.requireNonNull(kept.claim());

        Optional<MessageState> state = resultBehind(
                List.of(code("m2", "a@example.com").build()),
                () -> store.record(claim, List.of(), MessageState.QUEUED, null, null, NOW));

        assertThat(state).contains(MessageState.SUPERSEDED);
    }

    @Test
    void lost_acceptance_is_not_repeated_past_a_transaction_that_the_server_is_still_at() throws Exception {
        List<NewMessage> messages = List.of(message("m1").build());

        List<Acceptance> acceptances = resultBehind(
                messages, () -> database.write(session -> accepting.acceptAgain(session, messages, List.of())));

        assertThat(acceptances).singleElement().isInstanceOf(Acceptance.Kept.class);
    }

    /** What comes of a call that begins while these messages are kept, but not committed. */
    private <T> T resultBehind(List<NewMessage> messages, Callable<T> call) throws Exception {
        Future<Boolean> first = executor.submit(() -> database.write(session -> {
            accepting.accept(session, messages);
            done.countDown();
            try {
                commit.await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }));
        done.await();
        Future<T> second = executor.submit(call);
        while (!second.isDone() && !somebodyWaits()) {
            Thread.onSpinWait();
        }
        commit.countDown();
        assertThat(first.get()).isTrue();
        return second.get();
    }

    private boolean somebodyWaits() {
        return database.read(session -> session.first(
                        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'sesame'",
                        row -> true))
                .isPresent();
    }
}
