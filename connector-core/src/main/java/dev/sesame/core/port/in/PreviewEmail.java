package dev.sesame.core.port.in;

/** Shows what would be sent. Sends nothing. Safe for concurrent use. */
public interface PreviewEmail {

    /**
     * Makes the message of the request as sending would, and says what would keep it from being sent, and what looks
     * wrong. Placeholders without a value are left as written in either mode.
     *
     * @throws dev.sesame.core.error.UnsendableException if not even a message to look at can be made
     */
    EmailPreview preview(SendRequest request);
}
