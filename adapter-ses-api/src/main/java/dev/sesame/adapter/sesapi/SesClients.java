package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.SendingAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The clients of the accounts that sent last, one an account. A client that falls out is closed when its last send has
 * ended; after {@link #close()}, so is everything. Safe for concurrent use.
 */
final class SesClients implements AutoCloseable {

    private final int max;
    private final Duration patience;
    private final Function<SendingAccount, AccountClient> factory;
    private final Runnable closeShared;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SendingAccount, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final CountDownLatch allClosed = new CountDownLatch(1);
    private int leases;
    private boolean closed;

    /**
     * No clients yet.
     *
     * @param max how many to keep
     * @param patience how long closing waits for the sends under way
     * @param factory makes the client of an account
     * @param closeShared closes what the clients share, once they are closed
     */
    SesClients(int max, Duration patience, Function<SendingAccount, AccountClient> factory, Runnable closeShared) {
        this.max = max;
        this.patience = patience;
        this.factory = factory;
        this.closeShared = closeShared;
    }

    /**
     * The client of an account, until the lease is closed.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    Lease lease(SendingAccount account) {
        List<Entry> unused = List.of();
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the SES API transport is closed");
            }
            Entry entry = entries.computeIfAbsent(account, a -> new Entry(a));
            entry.leases++;
            leases++;
            unused = evict(entries.size() - max);
            return new Lease(entry);
        } finally {
            lock.unlock();
            unused.forEach(Entry::close);
        }
    }

    private void release(Entry entry) {
        boolean unused;
        boolean last;
        lock.lock();
        try {
            entry.leases--;
            leases--;
            unused = entry.evicted && entry.leases == 0;
            last = closed && leases == 0;
        } finally {
            lock.unlock();
        }
        if (unused) {
            entry.close();
        }
        if (last) {
            closeRest();
        }
    }

    /** Lets no new send begin, and waits for those under way. */
    @Override
    public void close() {
        List<Entry> unused;
        boolean last;
        lock.lock();
        try {
            last = !closed && leases == 0;
            closed = true;
            unused = evict(entries.size());
        } finally {
            lock.unlock();
        }
        unused.forEach(Entry::close);
        if (last) {
            closeRest();
        }
        try {
            // A send that outlasts this closes the rest when it ends.
            boolean ignored = allClosed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeRest() {
        closeShared.run();
        allClosed.countDown();
    }

    /** Takes out those used longest ago; returns those of them that nobody uses. */
    private List<Entry> evict(int count) {
        List<Entry> unused = new ArrayList<>();
        Iterator<Entry> oldest = entries.values().iterator();
        for (int i = 0; i < count; i++) {
            Entry entry = oldest.next();
            oldest.remove();
            entry.evicted = true;
            if (entry.leases == 0) {
                unused.add(entry);
            }
        }
        return unused;
    }

    /** An account's client, for one send. */
    final class Lease implements AutoCloseable {

        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        /** The client; fails if the account makes none, such as one in a region that cannot be. */
        SesV2Client client() {
            return entry.client();
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    private final class Entry {

        private final SendingAccount account;
        private @Nullable AccountClient client;
        private int leases;
        private boolean evicted;

        private Entry(SendingAccount account) {
            this.account = account;
        }

        /** Makes the client on first use, outside the lock: it takes a while. */
        private synchronized SesV2Client client() {
            if (client == null) {
                client = factory.apply(account);
            }
            return client.ses();
        }

        private synchronized void close() {
            if (client != null) {
                client.close();
            }
        }
    }
}
