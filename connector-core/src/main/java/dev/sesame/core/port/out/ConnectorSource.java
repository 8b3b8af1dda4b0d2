package dev.sesame.core.port.out;

import dev.sesame.core.connector.ConnectorConfig;
import java.util.Optional;

/** Knows the connectors that messages are sent with. Answers at once, from memory. Safe for concurrent use. */
public interface ConnectorSource {

    /** The connector of that id, such as {@code default}. */
    Optional<ConnectorConfig> find(String id);
}
