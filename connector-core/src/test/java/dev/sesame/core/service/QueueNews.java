package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.QueueListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a listener is told. */
final class QueueNews implements QueueListener {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    /** Everything but bugs, in order, in words. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** The bugs. */
    List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void outcomeUnknown(String id, boolean again) {
        told.add(again ? "unknown, again" : "unknown");
    }

    @Override
    public void storeFailed(StoreException failure) {
        told.add("store failed");
    }

    @Override
    public void storeRecovered() {
        told.add("store recovered");
    }

    @Override
    public void failed(RuntimeException failure) {
        failures.add(failure);
    }
}
