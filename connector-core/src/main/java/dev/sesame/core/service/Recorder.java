package dev.sesame.core.service;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of messages. What the store cannot take is kept in memory until it can: SES has answered, and the
 * answer must not be lost with the database. As many as are being sent at most: nobody begins another message before.
 */
final class Recorder {

    private record Entry(
            Claim claim,
            List<Attempt> attempts,
            MessageState state,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            @Nullable Waiting waiting) {}

    /** A message that is put off, and may end with that. */
    private static final class Waiting {

        private final StoredMessage message;
        /** Whether it may be queued already: whoever ends it there tells of it. */
        private boolean perhapsQueued;

        private Waiting(StoredMessage message) {
            this.message = message;
        }
    }

    private final MessageStore store;
    private final StoreWatch watch;
    private final SafeListener listener;
    private final SendNews news;
    private final Clock clock;
    private final Queue<Entry> pending = new ConcurrentLinkedQueue<>();
    private final ReentrantLock flushing = new ReentrantLock();

    Recorder(MessageStore store, StoreWatch watch, SafeListener listener, SendNews news, Clock clock) {
        this.store = store;
        this.watch = watch;
        this.listener = listener;
        this.news = news;
        this.clock = clock;
    }

    /** What a message becomes for good. */
    void end(Claim claim, DeliveryResult result) {
        record(new Entry(claim, result.attempts(), Verdict.of(result), null, Verdict.detail(result), null));
    }

    /** A message waits for its next attempt, unless a newer code took its place or its deadline has passed. */
    void postpone(ClaimedMessage claimed, List<Attempt> attempts, Instant until, @Nullable String detail) {
        record(new Entry(
                claimed.claim(), attempts, MessageState.QUEUED, until, detail, new Waiting(claimed.message())));
    }

    private void record(Entry entry) {
        if (!write(entry)) {
            pending.add(entry);
        }
    }

    /**
     * Writes what the store could not take before.
     *
     * @throws StoreException if it still cannot
     */
    void catchUp() {
        if (!flush()) {
            throw StoreException.unavailable(
                    "The store does not take what became of earlier messages, nothing was sent: send it again when it"
                            + " can be used",
                    null);
        }
    }

    /** The same; false if there is still some. */
    boolean flush() {
        // Whoever finds somebody at it does not wait for the database, too.
        if (pending.isEmpty() || !flushing.tryLock()) {
            return pending.isEmpty();
        }
        try {
            for (Entry entry = pending.peek(); entry != null; entry = pending.peek()) {
                if (!write(entry)) {
                    return false;
                }
                pending.remove();
            }
            watch.worked(StoreWatch.Use.RECORD);
            return true;
        } finally {
            flushing.unlock();
        }
    }

    private boolean write(Entry entry) {
        try {
            store.record(entry.claim, entry.attempts, entry.state, entry.nextAttemptAt, entry.detail, clock.instant())
                    .ifPresent(state -> tell(entry, state));
            return true;
        } catch (StoreException e) {
            // Saying it twice changes nothing, so that an unknown commit is no reason to stop.
            watch.failed(StoreWatch.Use.RECORD, e);
            if (entry.waiting != null && e.kind() == FailureKind.AMBIGUOUS) {
                entry.waiting.perhapsQueued = true;
            }
            return false;
        } catch (RuntimeException e) {
            // A bug. The message keeps its lease, and becomes unknown; trying again would keep the others waiting.
            listener.failed(e);
            return true;
        }
    }

    private void tell(Entry entry, MessageState state) {
        Waiting waiting = entry.waiting;
        if (waiting == null || waiting.perhapsQueued) {
            return;
        }
        if (state == MessageState.EXPIRED || state == MessageState.SUPERSEDED) {
            List<Attempt> attempts = new ArrayList<>(waiting.message.attempts());
            attempts.addAll(entry.attempts);
            news.leftQueue(waiting.message, state, attempts);
        }
    }
}
