package dev.sesame.core.port.in;

/** Makes a message of a template and hands it to the provider. Safe for concurrent use. */
public interface SendEmail {

    /**
     * Sends one message and returns once the provider has accepted it. A message that certainly did not reach the provider
     * is tried again within the retry policy's limits, and on the second transport if there is one; one whose outcome is
     * unknown never is.
     *
     * @throws dev.sesame.core.error.UnsendableException if no message can be made of the request; nothing was sent
     * @throws dev.sesame.core.error.TransportException if the provider did not accept it, or may have without saying so;
     *     its kind says whether it is safe to send again
     */
    SentEmail send(SendRequest request);
}
