package dev.sesame.core.port.in;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.queue.StoredMessage;

/** What became of a request to send in the background. */
public sealed interface QueuedEmail {

    /**
     * It is kept, or was under the same key.
     *
     * @param message the message as it stands
     */
    record Kept(StoredMessage message) implements QueuedEmail {}

    /**
     * No message is kept of it.
     *
     * @param reason why; tells whether it may be tried again
     */
    record Refused(ConnectorException reason) implements QueuedEmail {}
}
