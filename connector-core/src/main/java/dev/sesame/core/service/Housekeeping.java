package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends what can no longer go on, writes down what the store could not take before, and deletes what is over. */
final class Housekeeping {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
    private static final int PURGE_AT_ONCE = 1_000;

    private final MessageStore store;
    private final Recorder recorder;
    private final StoreWatch watch;
    private final QueueListener listener;
    private final QueuePolicy policy;
    private final Clock clock;
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::run, "sesame-housekeeping");
    private volatile boolean stopping;
    private Instant purgeAt = Instant.MIN;

    Housekeeping(
            MessageStore store,
            Recorder recorder,
            StoreWatch watch,
            QueueListener listener,
            QueuePolicy policy,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.watch = watch;
        this.listener = listener;
        this.policy = policy;
        this.clock = clock;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once what is to be written down is, or the store cannot take it. */
    void stop() throws InterruptedException {
        stopping = true;
        bell.ring();
        thread.join();
        recorder.flush();
    }

    private void run() {
        while (!stopping) {
            round();
            bell.await(EVERY);
        }
    }

    /** Does everything that is due. */
    void round() {
        try {
            recorder.flush();
            sweep();
            Instant now = clock.instant();
            if (!now.isBefore(purgeAt)) {
                purge(now);
                purgeAt = now.plus(PURGE_EVERY);
            }
            watch.worked();
        } catch (StoreException e) {
            watch.failed(e);
        } catch (RuntimeException e) {
            listener.failed(e);
        }
    }

    private void sweep() {
        List<StoredMessage> abandoned;
        do {
            abandoned = store.sweep(clock.instant(), policy.resend());
            for (StoredMessage message : abandoned) {
                listener.outcomeUnknown(message.id(), message.state() == MessageState.QUEUED);
            }
        } while (abandoned.size() == MessageStore.MAX_SWEPT);
    }

    private void purge(Instant now) {
        int deleted;
        do {
            deleted = store.purge(now, now.minus(policy.history()), PURGE_AT_ONCE);
        } while (deleted == PURGE_AT_ONCE && !stopping);
    }
}
