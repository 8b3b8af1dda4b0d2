package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.FailureScope;
import dev.sesame.core.error.TransportException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A message that was not tried on a transport.
 *
 * @param cause the failure that the transport is left alone for
 * @param remaining until the next message may try; zero while one does
 */
record Hold(TransportException cause, Duration remaining) implements Admission, Handover {

    /** The failure of a message that no transport was tried for. */
    static TransportException failure(List<Hold> holds) {
        // What passes by itself comes first: the caller may come back, whatever the other transport lacks.
        return outage(holds).orElseGet(() -> next(holds).again());
    }

    /** The failure of a message that waits for an outage to pass; none if nothing was held back for one. */
    static Optional<TransportException> outage(List<Hold> holds) {
        return holds.stream()
                .filter(hold -> hold.cause.reason().scope() == FailureScope.TRANSPORT)
                .findFirst()
                .map(outage -> paused(outage, next(holds)));
    }

    private static Hold next(List<Hold> holds) {
        return holds.stream().min(Comparator.comparing(Hold::remaining)).orElseThrow();
    }

    private static TransportException paused(Hold outage, Hold next) {
        return new TransportException(
                FailureReason.TRANSPORT_PAUSED,
                next.notTried() + " after too many failures in a row, nothing was sent. The last: "
                        + outage.cause.getMessage(),
                // While a message tries, nobody knows when it will have been answered.
                next.remaining.isZero() ? null : next.remaining,
                null,
                outage.cause);
    }

    private TransportException again() {
        return new TransportException(cause.reason(), notTried() + ": " + cause.getMessage(), cause);
    }

    private String notTried() {
        return remaining.isZero()
                ? "Not tried again while another message is"
                : "Not tried again for " + remaining.plusMillis(999).toSeconds() + " s";
    }
}
