package dev.sesame.http.config;

import dev.sesame.simulator.SesSimulator;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param simulated the simulator; null for Amazon
 */
record Ses(@Nullable SimulatedSes simulated) implements AutoCloseable {

    @Nullable
    SesSimulator simulator() {
        return simulated == null ? null : simulated.simulator();
    }

    @Override
    public void close() {
        if (simulated != null) {
            simulated.close();
        }
    }
}
