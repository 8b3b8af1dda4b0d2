package dev.sesame.http.config;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.http.api.health.StoreStatus;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what operators should know about the queue. */
@Singleton
final class QueueLog implements QueueListener, StoreStatus {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Queue");

    private volatile boolean storeFailing;

    @Override
    public boolean isUp() {
        return !storeFailing;
    }

    @Override
    public void outcomeUnknown(String id, boolean again) {
        if (again) {
            LOG.warn("Message {} may have been sent, and is sent again, as is set for its usage type", id);
        } else {
            LOG.warn(
                    "Message {} may have been sent, nobody knows; POST /v1/messages/{}/resend sends it again, perhaps for"
                            + " the second time",
                    id,
                    id);
        }
    }

    @Override
    public void storeFailed(StoreException failure) {
        storeFailing = true;
        LOG.error(
                "The store cannot be used, and nothing can be queued or sent from the queue: {}", failure.getMessage());
    }

    @Override
    public void storeRecovered() {
        storeFailing = false;
        LOG.info("The store can be used again, and the queue goes on");
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("Something failed in the queue; it goes on", failure);
    }
}
