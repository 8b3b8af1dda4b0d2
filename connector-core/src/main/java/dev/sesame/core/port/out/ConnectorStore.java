package dev.sesame.core.port.out;

import dev.sesame.core.connector.ConnectorConfig;
import java.util.Optional;

/** Where connector configurations are kept. Safe for concurrent use. */
public interface ConnectorStore {

    /** The connector of that id, such as {@code default}. */
    Optional<ConnectorConfig> find(String id);
}
