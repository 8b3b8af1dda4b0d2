package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends what can no longer go on, writes down what the store could not take before, and deletes what is over. */
final class Housekeeping {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofSeconds(1);
    private static final int PURGE_AT_ONCE = 1_000;

    private final MessageStore store;
    private final Recorder recorder;
    private final StoreWatch watch;
    private final SafeListener listener;
    private final SendNews news;
    private final QueuePolicy policy;
    private final Clock clock;
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::run, "sesame-housekeeping");
    private volatile boolean stopping;
    private Instant purgedAt = Instant.MIN;

    Housekeeping(
            MessageStore store,
            Recorder recorder,
            StoreWatch watch,
            SafeListener listener,
            SendNews news,
            QueuePolicy policy,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.watch = watch;
        this.listener = listener;
        this.news = news;
        this.policy = policy;
        this.clock = clock;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once what is to be written down is, or the store cannot take it. Waits for nothing else if interrupted. */
    void stop() {
        stopping = true;
        bell.ring();
        boolean interrupted = Thread.interrupted();
        try {
            if (!interrupted) {
                thread.join();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        // Without the interrupt: databases refuse threads that have one.
        boolean ignored = recorder.flush();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            round();
            bell.await(EVERY);
        }
    }

    /** Does everything that is due. */
    void round() {
        // First what is known: a sweep would take it for unknown.
        if (recorder.flush() && does(this::sweep) && does(this::purge)) {
            watch.worked(StoreWatch.Use.CLEAN);
        }
    }

    /** Whether the store could be used. */
    private boolean does(Runnable chore) {
        try {
            chore.run();
            return true;
        } catch (StoreException e) {
            watch.failed(StoreWatch.Use.CLEAN, e);
            return false;
        } catch (RuntimeException | Error e) {
            // A bug in one chore is no reason to leave the next one undone.
            listener.failed(e);
            return true;
        }
    }

    private void sweep() {
        List<StoredMessage> swept;
        do {
            swept = store.sweep(clock.instant(), policy.resend());
            swept.forEach(this::tell);
        } while (swept.size() >= MessageStore.MAX_SWEPT && !stopping);
    }

    private void tell(StoredMessage swept) {
        switch (swept.state()) {
            case QUEUED -> listener.outcomeUnknown(swept.id(), true);
            case UNKNOWN -> {
                listener.outcomeUnknown(swept.id(), false);
                news.lost(SendNews.of(swept), "The process that was sending it did not say what became of it");
            }
            default -> news.leftQueue(swept);
        }
    }

    private void purge() {
        Instant now = clock.instant();
        // A clock that was set back must not keep it waiting.
        if (now.isBefore(purgedAt.plus(PURGE_EVERY)) && !now.isBefore(purgedAt)) {
            return;
        }
        int deleted;
        do {
            deleted = store.purge(now, now.minus(policy.history()), PURGE_AT_ONCE);
        } while (deleted == PURGE_AT_ONCE && !stopping);
        purgedAt = now;
    }
}
