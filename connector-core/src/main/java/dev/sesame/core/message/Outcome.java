package dev.sesame.core.message;

import dev.sesame.core.error.FailureKind;
import java.util.Locale;

/** How one attempt to hand a message to a transport ended. */
public enum Outcome {
    /** The provider returned a message id. Acceptance is not delivery. */
    ACCEPTED,

    /** The provider, or we, refused it for good. */
    REJECTED,

    /** Certainly not accepted; may be tried again. */
    NOT_SENT,

    /** The answer was lost after the whole message was handed over; never sent again on its own. */
    UNKNOWN;

    /** The outcome of an attempt that failed in this way. */
    public static Outcome of(FailureKind kind) {
        return switch (kind) {
            case PERMANENT -> REJECTED;
            case TRANSIENT -> NOT_SENT;
            case AMBIGUOUS -> UNKNOWN;
        };
    }

    /** The outcome as the HTTP API spells it, such as {@code not_sent}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
