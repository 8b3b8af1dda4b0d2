package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.queue.QueuePolicy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Takes messages out of the queue, as many as can be sent at once, and has each sent on a thread of its own. A message is only
 * taken when somebody is free to send it, so that few are in doubt when the process dies.
 */
final class QueueWorkers {

    private final MessageStore store;
    private final QueuedDelivery delivery;
    private final Leases leases;
    private final Holds holds;
    private final StoreWatch watch;
    private final QueueListener listener;
    private final QueuePolicy policy;
    private final Clock clock;
    private final Executor executor;
    private final Semaphore free;
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::run, "sesame-queue");
    private volatile boolean stopping;

    QueueWorkers(
            MessageStore store,
            QueuedDelivery delivery,
            Leases leases,
            Holds holds,
            StoreWatch watch,
            QueueListener listener,
            QueuePolicy policy,
            Clock clock,
            Executor executor) {
        this.store = store;
        this.delivery = delivery;
        this.leases = leases;
        this.holds = holds;
        this.watch = watch;
        this.listener = listener;
        this.policy = policy;
        this.clock = clock;
        this.executor = executor;
        this.free = new Semaphore(policy.workers());
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Has the queue looked at now. */
    void wake() {
        bell.ring();
    }

    /** Takes no more messages, and returns once those being sent have their outcome. */
    void stop() throws InterruptedException {
        stopping = true;
        bell.ring();
        thread.join();
        free.acquire(policy.workers());
    }

    private void run() {
        while (!stopping) {
            if (!round()) {
                bell.await(policy.poll());
            }
        }
    }

    /** Takes as many as can be sent now; whether there may be more of them. */
    boolean round() {
        int max = free.drainPermits();
        if (max == 0) {
            return false;
        }
        int taken = 0;
        try {
            Lease lease = leases.next();
            List<ClaimedMessage> claimed = store.claim(lease, max, clock.instant(), holds.current());
            watch.worked();
            for (ClaimedMessage message : claimed) {
                executor.execute(() -> work(message, lease));
                taken++;
            }
        } catch (StoreException e) {
            watch.failed(e);
        } catch (RuntimeException e) {
            listener.failed(e);
        } finally {
            free.release(max - taken);
        }
        return taken == max;
    }

    private void work(ClaimedMessage message, Lease lease) {
        try {
            delivery.deliver(message, lease.until());
        } catch (RuntimeException e) {
            // The message keeps its lease: whether it was sent is not known.
            listener.failed(e);
        } finally {
            free.release();
            bell.ring();
        }
    }
}
