package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import java.util.EnumSet;
import java.util.Set;

/** Tells once that the store fails, and once that all works again that failed: a full disk can be read, and not written. */
final class StoreWatch {

    /** What is asked of the store in the background. */
    enum Use {
        /** Taking messages to send. */
        CLAIM,
        /** Writing down what became of them. */
        RECORD,
        /** Ending and deleting what is over. */
        CLEAN,
        /** Reading connectors and templates. */
        CONFIGURATION
    }

    private final SafeListener listener;
    private final Set<Use> failing = EnumSet.noneOf(Use.class);

    StoreWatch(SafeListener listener) {
        this.listener = listener;
    }

    // The listener is told under the lock, so that what it hears last is true.
    synchronized void failed(Use use, StoreException failure) {
        if (failing.isEmpty()) {
            listener.storeFailed(failure);
        }
        failing.add(use);
    }

    synchronized void worked(Use use) {
        if (failing.remove(use) && failing.isEmpty()) {
            listener.storeRecovered();
        }
    }
}
