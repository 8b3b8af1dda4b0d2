package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.TemplateLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connectors and templates as people configure them, put together. */
final class Configuration {

    private final ConnectorRegistry connectors;
    private final List<TemplateLookup> managed;
    private final TemplateOverview showTemplates;
    private final @Nullable ConnectorAdministration manageConnectors;
    private final @Nullable TemplateAdministration manageTemplates;
    private final @Nullable ApiKeyRegistry apiKeys;
    private final @Nullable ApiKeyAdministration manageApiKeys;
    private final @Nullable AuditReading audit;
    private final ConfigurationWatch watch;

    Configuration(SesameBuilder parts, StoreWatch watch, SafeListener listener) {
        List<Runnable> refreshes = new ArrayList<>();
        // They write: what is kept can be used without them.
        List<Runnable> chores = new ArrayList<>();
        connectors = new ConnectorRegistry(parts.connectors, parts.connectorStore, parts.connectorListener);
        if (parts.connectorStore == null) {
            manageConnectors = null;
        } else {
            manageConnectors = new ConnectorAdministration(
                    connectors, parts.connectorStore, config -> limitations(parts, config), parts.clock);
            refreshes.add(connectors::refresh);
        }
        if (parts.templateStore == null) {
            manageTemplates = null;
            managed = List.of();
            showTemplates = new TemplateOverview(connectors, null);
        } else {
            var library = new TemplateLibrary(parts.templateStore);
            manageTemplates = new TemplateAdministration(parts.templateStore, library, parts.clock);
            managed = List.of(library);
            showTemplates = new TemplateOverview(connectors, library);
            refreshes.add(library::refresh);
        }
        if (parts.apiKeyStore == null) {
            apiKeys = null;
            manageApiKeys = null;
        } else {
            apiKeys = new ApiKeyRegistry(parts.apiKeyStore, parts.clock);
            manageApiKeys = new ApiKeyAdministration(apiKeys, parts.apiKeyStore, parts.configuredApiKeys, parts.clock);
            refreshes.add(apiKeys::refresh);
            chores.add(apiKeys::writeDown);
        }
        if (parts.auditLog == null) {
            audit = null;
        } else {
            audit = new AuditReading(parts.auditLog, parts.auditHistory, parts.clock);
            chores.add(audit::purge);
        }
        this.watch = new ConfigurationWatch(refreshes, chores, watch, listener);
    }

    private static List<Problem> limitations(SesameBuilder parts, ConnectorConfig config) {
        return Stream.of(parts.transport, parts.failover)
                .filter(Objects::nonNull)
                .flatMap((EmailTransport transport) -> transport.limitations(config).stream())
                .toList();
    }

    ConnectorRegistry connectors() {
        return connectors;
    }

    /** Where templates are looked for before those of the connector. */
    List<TemplateLookup> managedTemplates() {
        return managed;
    }

    TemplateOverview showTemplates() {
        return showTemplates;
    }

    @Nullable
    ConnectorAdministration manageConnectors() {
        return manageConnectors;
    }

    @Nullable
    TemplateAdministration manageTemplates() {
        return manageTemplates;
    }

    @Nullable
    ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    @Nullable
    ApiKeyAdministration manageApiKeys() {
        return manageApiKeys;
    }

    @Nullable
    AuditReading audit() {
        return audit;
    }

    /** Looks for no more changes, and writes down what is only known here. */
    void stop() {
        watch.stop();
        if (apiKeys != null) {
            try {
                apiKeys.writeDown();
            } catch (StoreException | IllegalStateException e) {
                // A minute of use is no reason not to stop.
            }
        }
    }

    ConfigurationWatch watch() {
        return watch;
    }
}
