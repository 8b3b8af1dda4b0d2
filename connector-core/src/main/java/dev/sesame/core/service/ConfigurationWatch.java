package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import java.time.Duration;
import java.util.List;

/** Takes over, within seconds, what other processes changed: connectors and templates. */
final class ConfigurationWatch {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final List<Runnable> refreshes;
    private final StoreWatch watch;
    private final SafeListener listener;
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::run, "sesame-configuration");
    private volatile boolean stopping;

    ConfigurationWatch(List<Runnable> refreshes, StoreWatch watch, SafeListener listener) {
        this.refreshes = List.copyOf(refreshes);
        this.watch = watch;
        this.listener = listener;
    }

    void start() {
        if (!refreshes.isEmpty()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns once all is known as it is now. */
    void look() {
        refreshes.forEach(Runnable::run);
    }

    void stop() {
        stopping = true;
        bell.ring();
    }

    private void run() {
        while (!stopping) {
            bell.await(EVERY);
            round();
        }
    }

    /** Looks for changes once. Without the store everything stays as it was. */
    void round() {
        boolean worked = true;
        for (Runnable refresh : refreshes) {
            try {
                refresh.run();
            } catch (StoreException e) {
                worked = false;
                watch.failed(StoreWatch.Use.CONFIGURATION, e);
            } catch (RuntimeException | Error e) {
                // The store may be closed before we are.
                if (!stopping) {
                    listener.failed(e);
                }
            }
        }
        if (worked) {
            watch.worked(StoreWatch.Use.CONFIGURATION);
        }
    }
}
