package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWriterTest {

    @TempDir
    Path folder;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private SqliteWriter writer;

    @BeforeEach
    void open() {
        writer = writer(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        free.countDown();
        writer.close();
        callers.shutdownNow();
    }

    @Test
    void caller_that_waits_for_too_long_gives_up_and_nothing_is_done() throws Exception {
        SqliteWriter impatient = writer(Duration.ofMillis(20));
        Future<Boolean> occupied = occupy(impatient);
        AtomicBoolean done = new AtomicBoolean();

        assertThatThrownBy(() -> impatient.write(session -> done.getAndSet(true)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("did nothing");

        free.countDown();
        assertThat(occupied.get())
                .as("what is under way is waited for, however long it takes")
                .isTrue();
        impatient.close();
        assertThat(done).isFalse();
    }

    @Test
    void caller_that_is_stopped_while_it_waits_gives_up_and_nothing_is_done() throws Exception {
        Future<Boolean> occupied = occupy(writer);
        AtomicBoolean done = new AtomicBoolean();

        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> writer.write(session -> done.getAndSet(true)))
                    .isInstanceOf(StoreException.class);
            return Thread.interrupted();
        });

        assertThat(interrupted.get()).as("the thread knows it was interrupted").isTrue();
        free.countDown();
        assertThat(occupied.get()).isTrue();
        writer.close();
        assertThat(done).isFalse();
    }

    @Test
    void caller_that_is_stopped_while_its_work_is_done_learns_the_result() throws Exception {
        Future<Boolean> result = callers.submit(() -> {
            Thread caller = Thread.currentThread();
            boolean done = writer.write(session -> {
                caller.interrupt();
                return true;
            });
            return done && Thread.interrupted();
        });

        assertThat(result.get()).isTrue();
    }

    @Test
    void closing_does_what_waits_and_refuses_what_comes() throws Exception {
        Future<Boolean> occupied = occupy(writer);
        List<Future<Integer>> waiting = new ArrayList<>();
        CountDownLatch handedOver = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            int number = i;
            waiting.add(callers.submit(() -> {
                handedOver.countDown();
                return writer.write(session -> number);
            }));
        }
        handedOver.await();
        free.countDown();
        writer.close();
        writer.close();
        assertThat(occupied.get()).isTrue();

        assertThatThrownBy(() -> writer.write(session -> true)).isInstanceOf(IllegalStateException.class);
        for (Future<Integer> result : waiting) {
            // Either it was in time, or it was refused: nobody waits for ever.
            try {
                assertThat(result.get()).isBetween(0, 9);
            } catch (ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void error_of_the_work_is_the_callers_and_the_writer_goes_on() {
        assertThatThrownBy(() -> writer.write(session -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(writer.<Boolean>write(session -> true)).isTrue();
    }

    /** Lets the writer do nothing else until it is free. */
    private Future<Boolean> occupy(SqliteWriter occupied) throws InterruptedException {
        Future<Boolean> result = callers.submit(() -> occupied.write(session -> {
            busy.countDown();
            try {
                free.await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }));
        busy.await();
        return result;
    }

    private SqliteWriter writer(Duration patience) {
        String url = "jdbc:sqlite:" + folder.resolve("any.db");
        return new SqliteWriter(
                new SqliteTransactions(() -> DriverManager.getConnection(url), new SqliteFailures(folder)), patience);
    }
}
