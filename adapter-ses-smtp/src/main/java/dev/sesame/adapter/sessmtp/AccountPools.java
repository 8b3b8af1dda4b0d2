package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.SendingAccount;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The pools of the accounts that sent last. Safe for concurrent use. */
final class AccountPools implements AutoCloseable {

    private final int max;
    private final Duration patience;
    private final Function<SendingAccount, AccountPool> factory;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allReleased = lock.newCondition();
    private final Map<SendingAccount, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int leases;
    private boolean closed;

    /**
     * No pools yet.
     *
     * @param max how many to keep
     * @param patience how long closing waits for the sends under way
     */
    AccountPools(int max, Duration patience, Function<SendingAccount, AccountPool> factory) {
        this.max = max;
        this.patience = patience;
        this.factory = factory;
    }

    /**
     * The pool of an account, until the lease is closed.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    Lease lease(SendingAccount account) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the SES SMTP transport is closed");
            }
            Entry entry = entries.computeIfAbsent(account, a -> new Entry(factory.apply(a)));
            entry.leases++;
            leases++;
            evict();
            return new Lease(entry);
        } finally {
            lock.unlock();
        }
    }

    private void release(Entry entry) {
        lock.lock();
        try {
            entry.leases--;
            leases--;
            entry.closeIfOver();
            if (leases == 0) {
                allReleased.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes out those used longest ago. */
    private void evict() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > max) {
            Entry entry = oldest.next();
            oldest.remove();
            entry.evicted = true;
            entry.closeIfOver();
        }
    }

    /** Those of all accounts that are kept. */
    SmtpConnections connections() {
        lock.lock();
        try {
            return entries.values().stream()
                    .map(entry -> entry.pool.connections())
                    .reduce(SmtpConnections.NONE, SmtpConnections::plus);
        } finally {
            lock.unlock();
        }
    }

    /** Lets no new send begin, and waits for those under way; one that takes longer closes its connection itself. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            entries.values().forEach(entry -> entry.pool.close());
            long left = patience.toNanos();
            while (leases > 0 && left > 0) {
                left = allReleased.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** An account's pool, for one send. */
    final class Lease implements AutoCloseable {

        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        AccountPool pool() {
            return entry.pool;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    private static final class Entry {

        private final AccountPool pool;
        private int leases;
        private boolean evicted;

        private Entry(AccountPool pool) {
            this.pool = pool;
        }

        private void closeIfOver() {
            if (evicted && leases == 0) {
                pool.close();
            }
        }
    }
}
