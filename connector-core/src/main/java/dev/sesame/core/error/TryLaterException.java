package dev.sesame.core.error;

import java.time.Duration;

/** Sesame did not even try, and will if it is asked again later. Nothing was sent. */
public final class TryLaterException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A refusal for now.
     *
     * @param code a transient code
     * @param retryAfter how long to wait at least
     */
    public TryLaterException(ErrorCode code, String message, Duration retryAfter) {
        super(code, message, null);
        this.retryAfter = retryAfter;
    }

    /** How long to wait at least. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
