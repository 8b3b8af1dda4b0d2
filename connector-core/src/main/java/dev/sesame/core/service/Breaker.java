package dev.sesame.core.service;

import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.TransportAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong of late on one transport, for one account and sender. Open while the transport is left alone, half-open
 * while one message tries whether it works again. Guarded by its {@link Breakers}.
 */
final class Breaker {

    private final BreakerPolicy policy;
    private int failures;
    private @Nullable TransportException cause;
    private Instant openSince = Instant.MIN;
    private Instant openedAt = Instant.MIN;
    private @Nullable Permit probe;
    private @Nullable TransportAlert refusal;
    private @Nullable TransportAlert outage;

    Breaker(BreakerPolicy policy) {
        this.policy = policy;
    }

    /** Lets the message through, as the probe if there is to be one, or holds it back. */
    Admission ask(Permit permit, Instant now) {
        if (cause == null) {
            return permit;
        }
        if (probe != null) {
            return new Hold(cause, Duration.ZERO);
        }
        Duration open = Duration.between(openedAt, now);
        // A clock that was set back must not make the pause longer.
        if (open.isNegative() || open.compareTo(policy.pause()) >= 0) {
            probe = permit;
            return permit;
        }
        return new Hold(cause, policy.pause().minus(open));
    }

    /** The transport answered: it works, though a refusal of ours stands until a message is accepted. */
    void answered() {
        failures = 0;
        cause = null;
        probe = null;
        outage = null;
    }

    /** An outage: enough of them in a row open it, and so does that of the probe. */
    void missed(Permit permit, TransportException failure, TransportAlert raised) {
        if (permit == probe || (cause == null && ++failures >= policy.failures())) {
            outage = outage == null ? raised : outage;
            open(failure, raised.since());
        }
    }

    /** The transport refuses us: no other message will fare better. */
    void refused(Permit permit, TransportException failure, TransportAlert raised) {
        if (refusal == null || refusal.reason() != raised.reason()) {
            refusal = raised;
        }
        if (permit == probe || cause == null) {
            open(failure, raised.since());
        }
    }

    /** The probe ended without a word: the next message is one. */
    void release(Permit permit) {
        if (permit == probe) {
            probe = null;
        }
    }

    boolean isForgettable() {
        return failures == 0 && cause == null && refusal == null;
    }

    boolean isOpen() {
        return cause != null;
    }

    /** Since when it is open, probes that failed or not; of no meaning while it is not. */
    Instant openSince() {
        return openSince;
    }

    /** Whether the transport refuses us, as far as is known. */
    boolean isRefused() {
        return refusal != null;
    }

    Stream<TransportAlert> alerts() {
        return Stream.of(refusal, outage).filter(Objects::nonNull);
    }

    private void open(TransportException failure, Instant now) {
        openSince = cause == null ? now : openSince;
        cause = failure;
        openedAt = now;
        probe = null;
    }
}
