package dev.sesame.http;

import dev.sesame.http.api.health.ServiceInfo;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the service is and where its messages go, once it listens. */
@Singleton
final class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    private final ServiceInfo service;

    StartupMessage(ServiceInfo service) {
        this.service = service;
    }

    @EventListener
    void listening(ServerStartupEvent event) {
        URI uri = event.getSource().getURI();
        LOG.info("Listening on {} with connectors {}: {}", uri, service.connectors(), service.connectorsOrigin());
        if (service.simulated()) {
            LOG.info(
                    "SIMULATED: messages go to {}/v1/simulator/messages and to nobody else; SESAME_SES=aws sends them",
                    uri);
        }
        if (!service.simulated()) {
            LOG.info("Messages go to real people: {}", service.ways());
        }
        if (!service.keysRequired()) {
            LOG.info("No API key is set: whoever can reach this machine's loopback address can send");
        }
    }
}
