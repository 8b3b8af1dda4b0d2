package dev.sesame.http;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.tls.Tls;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the service is and where its messages go, once it listens. */
@Singleton
final class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    private final ServiceInfo service;
    private final Tls tls;
    private final ManageConnectors connectors;
    private final ApiKeys apiKeys;

    StartupMessage(ServiceInfo service, Tls tls, ManageConnectors connectors, ApiKeys apiKeys) {
        this.service = service;
        this.tls = tls;
        this.connectors = connectors;
        this.apiKeys = apiKeys;
    }

    @EventListener
    void listening(ServerStartupEvent event) {
        URI server = event.getSource().getURI();
        String uri =
                tls.scheme() + server.toString().substring(server.getScheme().length());
        LOG.info("Listening on {}", uri);
        List<ConnectorView> known = connectors.list();
        for (ConnectorView connector : known) {
            String where = connector.source() == null ? "saved in the store" : "of " + connector.source();
            if (connector.errors().isEmpty()) {
                LOG.info("Connector {}: {}", connector.id(), where);
            } else {
                LOG.warn("Connector {}: {}, and cannot be used as it is", connector.id(), where);
            }
        }
        if (known.stream().noneMatch(connector -> connector.id().equals(ConnectorConfig.DEFAULT_ID))) {
            LOG.warn(
                    "No connector is called \"{}\": every request must name its connector, and Logto's cannot. Put one in"
                            + " the connectors folder, or save it with PUT /v1/connectors/{}",
                    ConnectorConfig.DEFAULT_ID,
                    ConnectorConfig.DEFAULT_ID);
        }
        if (service.simulated()) {
            LOG.info(
                    "SIMULATED: messages go to {}/v1/simulator/messages and to nobody else; SESAME_SES=aws sends them",
                    uri);
        }
        if (!service.simulated()) {
            LOG.info("Messages go to real people: {}", service.ways());
        }
        apiKeys.warnings().forEach(warning -> LOG.warn("{}", warning));
        if (!service.keysRequired()) {
            LOG.info("No API key is set: whoever can reach this machine's loopback address can send");
        }
    }
}
