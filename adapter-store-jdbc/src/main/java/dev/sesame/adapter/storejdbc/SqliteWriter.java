package dev.sesame.adapter.storejdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one who writes. Whatever waits is done in one transaction and flushed to the disk once (group commit); while the disk
 * is busy, the next group gathers.
 */
final class SqliteWriter implements AutoCloseable {

    /** So that nobody waits for too many others. */
    private static final int MAX_GROUP = 256;

    private final SqliteTransactions transactions;
    private final Duration patience;
    private final BlockingQueue<PendingWrite<?>> waiting = new LinkedBlockingQueue<>();
    private final PendingWrite<?> last = new PendingWrite<>(session -> true);
    private final ReentrantLock door = new ReentrantLock();
    private final Thread thread = new Thread(this::writeAll, "sesame-store-writer");
    private boolean closed;

    SqliteWriter(SqliteTransactions transactions, Duration patience) {
        this.transactions = transactions;
        this.patience = patience;
        // A program that forgets to close the store still ends; what callers were told is durable.
        thread.setDaemon(true);
        thread.start();
    }

    <T> T write(Work<T> work) {
        PendingWrite<T> write = new PendingWrite<>(work);
        door.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            waiting.add(write);
        } finally {
            door.unlock();
        }
        return write.await(patience);
    }

    private void writeAll() {
        try (transactions) {
            boolean more = true;
            while (more) {
                List<PendingWrite<?>> group = nextGroup();
                more = !group.remove(last);
                transactions.run(group.stream().filter(PendingWrite::take).toList());
            }
        }
    }

    private List<PendingWrite<?>> nextGroup() {
        List<PendingWrite<?>> group = new ArrayList<>();
        while (group.isEmpty()) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody has a reason to: the thread ends with the store.
            }
        }
        waiting.drainTo(group, MAX_GROUP - 1);
        return group;
    }

    /** Does what waits, then closes the connection. */
    @Override
    public void close() {
        door.lock();
        try {
            if (!closed) {
                closed = true;
                waiting.add(last);
            }
        } finally {
            door.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
