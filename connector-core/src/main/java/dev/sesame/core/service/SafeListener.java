package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.QueueListener;

/** Passes on what happens to somebody who may fail to hear it: that must not cost a thread or a record. */
final class SafeListener {

    private final QueueListener listener;

    SafeListener(QueueListener listener) {
        this.listener = listener;
    }

    void outcomeUnknown(String id, boolean again) {
        tell(() -> listener.outcomeUnknown(id, again));
    }

    void storeFailed(StoreException failure) {
        tell(() -> listener.storeFailed(failure));
    }

    void storeRecovered() {
        tell(listener::storeRecovered);
    }

    void failed(Throwable failure) {
        tell(() -> listener.failed(
                failure instanceof RuntimeException exception
                        ? exception
                        : new IllegalStateException(
                                "Java failed: " + failure.getClass().getName(), failure)));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            // There is nobody else to tell.
        }
    }
}
