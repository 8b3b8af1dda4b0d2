package dev.sesame.http.config;

import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.out.ConnectorSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connectors that are there before anybody saves one: those of files, or one that stands in. */
record ConfiguredConnectors(Map<String, ConfiguredConnector> byId) implements ConnectorSource {

    /** What Sesame sends with before anything is configured: the built-in templates from an address that is nobody's. */
    static ConfiguredConnectors example() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("region", "us-east-1");
        document.put("emailAddress", "Sesame <noreply@example.com>");
        String id = ConnectorConfig.DEFAULT_ID;
        return new ConfiguredConnectors(Map.of(
                id,
                new ConfiguredConnector(
                        id, ConnectorConfig.parse(document), document, "Sesame, for the simulator", true)));
    }

    @Override
    public Optional<ConnectorConfig> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(ConfiguredConnector::config);
    }

    @Override
    public List<ConfiguredConnector> list() {
        return List.copyOf(byId.values());
    }

    /** What each is sent with, by id. */
    Map<String, ConnectorConfig> configs() {
        return byId.values().stream().collect(Collectors.toMap(ConfiguredConnector::id, ConfiguredConnector::config));
    }
}
