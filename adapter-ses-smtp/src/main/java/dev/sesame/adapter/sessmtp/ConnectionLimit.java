package dev.sesame.adapter.sessmtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many connections an account may have: first come, first served. It shrinks when the server takes no more, and grows
 * back one by one. Safe for concurrent use.
 */
final class ConnectionLimit {

    /** How long a limit that the server made us lower is left alone. */
    static final Duration GROWS_EVERY = Duration.ofSeconds(30);

    private static final int ENOUGH_FOR_ALL = 1 << 24;

    private final int max;
    private final LongSupplier ticker;
    private final Permits permits;
    private int limit;
    private long changedAt;

    ConnectionLimit(int max, LongSupplier ticker) {
        this.max = max;
        this.ticker = ticker;
        this.permits = new Permits(max);
        this.limit = max;
    }

    /** Waits for a permit; false if there is none in time. */
    boolean acquire(Duration wait) throws InterruptedException {
        return permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void release() {
        growBack();
        permits.release();
    }

    /**
     * The server refused another connection to the holder of a permit: from now on there are only as many as are held by
     * others. False if nobody else holds one, so that waiting leads nowhere.
     */
    synchronized boolean shrink() {
        int others = limit - permits.availablePermits() - 1;
        int smaller = Math.min(limit, Math.max(1, others));
        permits.take(limit - smaller);
        limit = smaller;
        changedAt = ticker.getAsLong();
        return others > 0;
    }

    private synchronized void growBack() {
        long now = ticker.getAsLong();
        if (limit < max && now - changedAt >= GROWS_EVERY.toNanos()) {
            limit++;
            changedAt = now;
            permits.release();
        }
    }

    /** Lets everybody through who waits, to find that it is over. */
    void open() {
        permits.release(ENOUGH_FOR_ALL);
    }

    /** How many wait for a permit. */
    int waiting() {
        return permits.getQueueLength();
    }

    synchronized int limit() {
        return limit;
    }

    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1L;

        private Permits(int count) {
            super(count, true);
        }

        /** Takes permits that are not there yet, too: those who hold them give them back to nobody. */
        private void take(int count) {
            reducePermits(count);
        }
    }
}
