package dev.sesame.core.connector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector that is there from the start and changes with its source only, such as one of a file. {@link #toString()}
 * shows nothing of its configuration.
 *
 * @param id its id
 * @param config what messages are sent with
 * @param document the configuration as it was written, secrets included
 * @param source where it is configured, for people: {@code connectors/default.json}, say
 * @param stopgap whether it only stands in until one of its id is saved
 */
public record ConfiguredConnector(
        String id, ConnectorConfig config, Map<String, @Nullable Object> document, String source, boolean stopgap) {

    /** Copies the document. */
    // Not in the compact form: the annotations of its types are not in the class file.
    public ConfiguredConnector(
            String id, ConnectorConfig config, Map<String, @Nullable Object> document, String source, boolean stopgap) {
        this.id = id;
        this.config = config;
        this.document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
        this.source = source;
        this.stopgap = stopgap;
    }

    @Override
    public String toString() {
        return "ConfiguredConnector[" + id + " of " + source + "]";
    }
}
