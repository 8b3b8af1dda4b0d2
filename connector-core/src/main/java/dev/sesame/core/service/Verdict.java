package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.queue.MessageState;
import org.jspecify.annotations.Nullable;

/** What a message becomes that will not be tried again. */
final class Verdict {

    private Verdict() {}

    static MessageState of(DeliveryResult result) {
        return result instanceof DeliveryResult.Failed failed ? of(failed.failure()) : MessageState.ACCEPTED;
    }

    private static MessageState of(ConnectorException failure) {
        if (failure.code() == ErrorCode.EXPIRED) {
            return MessageState.EXPIRED;
        }
        return switch (failure.kind()) {
            case AMBIGUOUS -> MessageState.UNKNOWN;
            case TRANSIENT -> MessageState.FAILED;
            // SES refused us, not the message: it may be sent once that is mended.
            case PERMANENT ->
                failure.code() == ErrorCode.TRANSPORT_MISCONFIGURED ? MessageState.FAILED : MessageState.REJECTED;
        };
    }

    /** Why, if no attempt says so; null if one does. */
    static @Nullable String detail(DeliveryResult result) {
        return result instanceof DeliveryResult.Failed failed
                        && failed.attempts().isEmpty()
                ? failed.failure().getMessage()
                : null;
    }
}
