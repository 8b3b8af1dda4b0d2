package dev.sesame.http.config;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.simulator.SesSimulator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param connectors the connectors by id
 * @param origin where the connectors come from, for people
 * @param simulator the simulator; null for Amazon
 */
record Ses(
        Map<String, ConnectorConfig> connectors,
        String origin,
        @Nullable SesSimulator simulator) implements AutoCloseable {

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
