package dev.sesame.core.message;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to hand a message to a transport, and how it ended. Immutable.
 *
 * <p>{@link #toString()} leaves the detail out.
 *
 * @param transport the name of the transport
 * @param startedAt when the transport was handed the message
 * @param endedAt when it answered
 * @param outcome how it ended
 * @param reason why it failed; null if the message was accepted
 * @param detail what failed and what to do, for people; null if the message was accepted. Never a recipient
 * @param messageId the provider's id of the message; null unless it was accepted
 */
public record Attempt(
        String transport,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        @Nullable FailureReason reason,
        @Nullable String detail,
        @Nullable String messageId) {

    /** Rejects an acceptance without the provider's id, and a failure without a reason. */
    public Attempt {
        boolean accepted = outcome == Outcome.ACCEPTED;
        if (accepted != (messageId != null) || accepted != (reason == null) || accepted != (detail == null)) {
            throw new IllegalArgumentException(
                    "an accepted attempt has a message id; any other has a reason and a detail");
        }
    }

    /** An attempt that ended with the provider's word. */
    public static Attempt accepted(String transport, Instant startedAt, Instant endedAt, Receipt receipt) {
        return new Attempt(transport, startedAt, endedAt, Outcome.ACCEPTED, null, null, receipt.messageId());
    }

    /** An attempt that ended with this failure. */
    public static Attempt failed(String transport, Instant startedAt, Instant endedAt, TransportException failure) {
        return new Attempt(
                transport,
                startedAt,
                endedAt,
                Outcome.of(failure.kind()),
                failure.reason(),
                failure.getMessage(),
                null);
    }

    @Override
    public String toString() {
        return "Attempt[" + transport + " " + outcome + (reason == null ? "" : " " + reason.id()) + "]";
    }
}
