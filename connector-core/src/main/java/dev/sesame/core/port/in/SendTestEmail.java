package dev.sesame.core.port.in;

import dev.sesame.core.connector.ConnectorConfig;

/** Sends one message to see whether a connector works, saved or not. Safe for concurrent use. */
public interface SendTestEmail {

    /**
     * Hands the message to the primary transport, once: nothing is tried again or elsewhere, so that the answer is the
     * provider's to exactly this configuration. It counts towards the recipient's budget.
     *
     * @param connector the connector to send with, whatever the request names
     * @param request the message; sample values stand in for those its payload lacks
     * @throws dev.sesame.core.error.ConnectorException if it was not accepted, as {@link SendEmail#send} says
     */
    SentEmail send(ConnectorConfig connector, SendRequest request);
}
