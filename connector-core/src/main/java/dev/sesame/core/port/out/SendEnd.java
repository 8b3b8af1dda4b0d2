package dev.sesame.core.port.out;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it ended with a message. Immutable.
 *
 * @param outcome what is known
 * @param code why it was not accepted; null if it was
 * @param reason why the transport, or what stands before it, did not take it; null if no transport is to blame
 * @param transport the transport that said so; null if the message was not tried or ended in the queue, or nobody knows
 * @param messageId the provider's id of the message; null unless it was accepted
 * @param detail what failed and what to do, for people; null if the message was accepted. Never a recipient
 * @param answeredAt when the last transport that was tried answered; null if none was
 */
public record SendEnd(
        Outcome outcome,
        @Nullable ErrorCode code,
        @Nullable FailureReason reason,
        @Nullable String transport,
        @Nullable String messageId,
        @Nullable String detail,
        @Nullable Instant answeredAt) {

    /** Rejects an acceptance with a failure's code or without the provider's id, and the other way round. */
    public SendEnd {
        boolean accepted = outcome == Outcome.ACCEPTED;
        if (accepted != (messageId != null) || accepted != (code == null) || accepted != (detail == null)) {
            throw new IllegalArgumentException("an acceptance has a message id; any other end a code and a detail");
        }
    }
}
