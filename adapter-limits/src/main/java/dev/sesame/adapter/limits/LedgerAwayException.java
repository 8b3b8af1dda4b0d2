package dev.sesame.adapter.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The ledger cannot be reached. */
final class LedgerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerAwayException(@Nullable Throwable cause) {
        super("the database of the sending limits is away", cause);
    }

    /** How long to refuse what cannot be counted. */
    Duration retryAfter() {
        return Availability.PAUSE;
    }
}
