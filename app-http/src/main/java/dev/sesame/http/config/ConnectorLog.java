package dev.sesame.http.config;

import dev.sesame.core.port.out.ConnectorListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of saved connectors. */
@Singleton
final class ConnectorLog implements ConnectorListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Connectors");

    @Override
    public void changed(String id) {
        LOG.info("Connector {} is used as it is saved now", id);
    }

    @Override
    public void unusable(String id, String why) {
        LOG.error("Connector {} cannot be used as it is saved now: {}", id, why);
    }
}
