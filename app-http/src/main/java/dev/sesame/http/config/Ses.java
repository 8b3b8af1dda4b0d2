package dev.sesame.http.config;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.simulator.SesSimulator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param connectors the connectors by id
 * @param simulator the simulator; null for Amazon
 */
record Ses(
        Map<String, ConnectorConfig> connectors, @Nullable SesSimulator simulator) implements AutoCloseable {

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
