package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.UnsendableException;
import java.time.Duration;
import java.time.Instant;

/**
 * When an attempt to send a message may begin.
 *
 * @param expiresAt from when on it is not worth delivering
 * @param oursUntil from when on it might be taken for abandoned before the attempt ends
 */
record SendWindow(Instant expiresAt, Instant oursUntil) {

    /** The window of a message that nobody else can take. */
    static SendWindow of(Instant acceptedAt, Duration lifetime) {
        return new SendWindow(acceptedAt.plus(lifetime), Instant.MAX);
    }

    boolean isOpen(Instant now) {
        return now.isBefore(expiresAt) && now.isBefore(oursUntil);
    }

    /** What a message fails with that was not tried in time. */
    ConnectorException missed(Instant now) {
        return now.isBefore(expiresAt)
                ? new TransportException(
                        FailureReason.CONNECTIONS_BUSY, "Its turn came too late, nothing was sent: send it again", null)
                : new UnsendableException(ErrorCode.EXPIRED, "The message expired before it could be sent");
    }
}
