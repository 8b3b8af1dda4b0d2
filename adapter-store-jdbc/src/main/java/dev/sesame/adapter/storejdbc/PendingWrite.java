package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work that waits for the writer, and then its result: it is either taken up by the writer, or given up by its caller. */
final class PendingWrite<T> {

    private final Work<T> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    PendingWrite(Work<T> work) {
        this.work = work;
    }

    /** Whether it is still wanted. After that it will be done or fail, whoever waits. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void run(Session session) throws SQLException {
        result = work.in(session);
    }

    void succeed() {
        done.countDown();
    }

    void fail(Throwable cause) {
        failure = cause;
        done.countDown();
    }

    boolean hasEnded() {
        return done.getCount() == 0;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /**
     * The result, once it is durable.
     *
     * @throws StoreException if the writer did not take it up in time, or the caller was interrupted: nothing was done
     */
    T await(Duration patience) {
        boolean interrupted = false;
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS) && take()) {
                throw StoreException.unavailable("The store did nothing: it had too much to do; try again later", null);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            if (take()) {
                Thread.currentThread().interrupt();
                throw StoreException.unavailable("The store did nothing: its caller was stopped", e);
            }
        }
        return outcome(interrupted);
    }

    /** Waits to the end: only then it is known what became of it. */
    private T outcome(boolean interruptedBefore) {
        boolean interrupted = interruptedBefore;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return Objects.requireNonNull(result, "work has a result");
    }
}
