package dev.sesame.http.observability;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that costs a question to a database, and is therefore not asked for by every scrape. Who reads it waits only
 * a moment: a database that is away must not keep the other metrics from being read. Safe for concurrent use.
 */
public final class Remembered<T> {

    private final Supplier<T> question;
    private final Duration lifetime;
    private final Duration patience;
    private final Executor executor;
    private final LongSupplier ticker;
    private @Nullable CompletableFuture<T> answer;
    private long askedAt;

    /**
     * Nothing yet.
     *
     * @param lifetime how long an answer counts
     * @param patience how long whoever reads it waits for an answer
     * @param ticker nanoseconds since whenever
     */
    public Remembered(
            Supplier<T> question, Duration lifetime, Duration patience, Executor executor, LongSupplier ticker) {
        this.question = question;
        this.lifetime = lifetime;
        this.patience = patience;
        this.executor = executor;
        this.ticker = ticker;
    }

    /** What it was a few seconds ago at most; empty if that is not known. */
    public Optional<T> value() {
        try {
            return Optional.of(current().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            // Whoever needs the database to work says so in the log.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<T> current() {
        CompletableFuture<T> last = answer;
        // One that is not answered yet is not asked again.
        if (last != null && (!last.isDone() || ticker.getAsLong() - askedAt < lifetime.toNanos())) {
            return last;
        }
        CompletableFuture<T> next = CompletableFuture.supplyAsync(question, executor);
        answer = next;
        askedAt = ticker.getAsLong();
        return next;
    }
}
