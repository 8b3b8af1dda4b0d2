package dev.sesame.core.port.out;

import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Knows connectors that are configured beforehand. Answers at once, from memory. Safe for concurrent use. */
@FunctionalInterface
public interface ConnectorSource {

    /** This connector as the {@linkplain ConnectorConfig#DEFAULT_ID default} one, and no other. */
    static ConnectorSource of(ConnectorConfig connector) {
        Objects.requireNonNull(connector, "connector");
        return id -> id.equals(ConnectorConfig.DEFAULT_ID) ? Optional.of(connector) : Optional.empty();
    }

    /** The connector of that id, such as {@code default}. */
    Optional<ConnectorConfig> find(String id);

    /** All of them, to be shown to people and never changed; none by default. */
    default List<ConfiguredConnector> list() {
        return List.of();
    }
}
