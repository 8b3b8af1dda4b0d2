package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.QueuePolicy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes messages out of the queue, as many as can be sent at once, and has each sent on a thread of its own. A message is only
 * taken when somebody is free to send it, so that few are in doubt when the process dies.
 */
final class QueueWorkers {

    private final MessageStore store;
    private final QueuedDelivery delivery;
    private final Recorder recorder;
    private final Leases leases;
    private final Holds holds;
    private final StoreWatch watch;
    private final SafeListener listener;
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
            Recorder recorder,
            Leases leases,
            Holds holds,
            StoreWatch watch,
            SafeListener listener,
            QueuePolicy policy,
            Clock clock,
            Executor executor) {
        this.store = store;
        this.delivery = delivery;
        this.recorder = recorder;
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

    /**
     * Takes no more messages, and returns once those being sent have their outcome; or after the time of a lease, since
     * none is ours for longer, whatever became of the executor it was given to.
     */
    void stop() throws InterruptedException {
        stopping = true;
        bell.ring();
        thread.join();
        if (free.tryAcquire(policy.workers(), policy.lease().toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(policy.workers());
        }
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
        int taken = 0;
        try {
            // What became of the last ones comes first: it must not pile up in memory while more are sent.
            if (max == 0 || !recorder.flush()) {
                return false;
            }
            Lease lease = leases.next();
            List<ClaimedMessage> claimed = store.claim(lease, max, clock.instant(), holds.current());
            taken = claimed.size();
            watch.worked(StoreWatch.Use.CLAIM);
            return handOver(claimed, lease) && taken == max;
        } catch (StoreException e) {
            watch.failed(StoreWatch.Use.CLAIM, e);
        } catch (RuntimeException | Error e) {
            listener.failed(e);
        } finally {
            free.release(max - taken);
        }
        return false;
    }

    private boolean handOver(List<ClaimedMessage> claimed, Lease lease) {
        boolean all = true;
        for (ClaimedMessage message : claimed) {
            all &= handOver(message, lease);
        }
        return all;
    }

    /** Whether a worker has it. */
    private boolean handOver(ClaimedMessage message, Lease lease) {
        var begun = new AtomicBoolean();
        try {
            executor.execute(() -> {
                if (begun.compareAndSet(false, true)) {
                    work(message, lease);
                }
            });
            return true;
        } catch (RuntimeException | Error e) {
            listener.failed(e);
            // A pool that cannot start a thread may have kept the task all the same.
            if (begun.compareAndSet(false, true)) {
                recorder.postpone(message, List.of(), clock.instant().plus(policy.firstDelay()), null);
                free.release();
            }
            return false;
        }
    }

    private void work(ClaimedMessage message, Lease lease) {
        try {
            delivery.deliver(message, lease);
        } catch (RuntimeException | Error e) {
            // The message keeps its lease: whether it was sent is not known.
            listener.failed(e);
        } finally {
            free.release();
            bell.ring();
        }
    }
}
