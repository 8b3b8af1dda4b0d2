package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.QueueListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells once that the store fails, and once that it works again. */
final class StoreWatch {

    private final QueueListener listener;
    private final AtomicBoolean failing = new AtomicBoolean();

    StoreWatch(QueueListener listener) {
        this.listener = listener;
    }

    void failed(StoreException failure) {
        if (failing.compareAndSet(false, true)) {
            listener.storeFailed(failure);
        }
    }

    void worked() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            listener.storeRecovered();
        }
    }

    boolean isFailing() {
        return failing.get();
    }
}
