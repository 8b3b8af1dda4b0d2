package dev.sesame.http.config;

import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.TransportListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a transport is left alone, and when it is used again. */
@Singleton
final class TransportLog implements TransportListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Transport");

    @Override
    public void paused(String transport, String connector, TransportException cause) {
        LOG.warn(
                "{} is left alone for connector {}, as it keeps failing: {}", transport, connector, cause.getMessage());
    }

    @Override
    public void resumed(String transport, String connector) {
        LOG.info("{} works again for connector {}", transport, connector);
    }
}
