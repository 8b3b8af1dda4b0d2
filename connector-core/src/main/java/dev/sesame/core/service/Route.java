package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureScope;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.SendLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The transports a message may leave by, in order: each after the first only if the one before certainly did not take it. */
final class Route {

    /** What is wrong with one transport, and says nothing about the next. */
    private static final Set<FailureScope> OF_ONE_TRANSPORT = Set.of(FailureScope.TRANSPORT, FailureScope.LOAD);

    private final List<GuardedTransport> transports;
    private final SendLimiter limiter;

    Route(List<GuardedTransport> transports, SendLimiter limiter) {
        this.limiter = limiter;
        this.transports = transports;
    }

    /**
     * One round: no transport is tried twice.
     *
     * @param attempts those of earlier rounds; this round's are added
     * @param alive whether the message is still worth delivering
     */
    DeliveryResult take(Consignment message, List<Attempt> attempts, BooleanSupplier alive) {
        List<Hold> holds = new ArrayList<>(transports.size());
        Handover.@Nullable Failed last = null;
        Handover.@Nullable Failed before = null;
        for (GuardedTransport transport : transports) {
            if (last != null && !(mayFailOver(last) && alive.getAsBoolean())) {
                break;
            }
            Handover handover = transport.hand(message);
            if (handover instanceof Handover.Accepted accepted) {
                attempts.add(accepted.attempt());
                return new DeliveryResult.Accepted(
                        attempts, accepted.receipt(), accepted.attempt().transport());
            } else if (handover instanceof Handover.Failed failed) {
                attempts.add(failed.attempt());
                before = last;
                last = failed;
            } else if (handover instanceof Hold hold) {
                holds.add(hold);
            }
        }
        TransportException failure = last == null ? Hold.failure(holds) : verdict(last, before, holds);
        if (failure.kind() != FailureKind.AMBIGUOUS) {
            limiter.notAccepted(message.account(), failure.reason());
        }
        return new DeliveryResult.Failed(
                attempts, failure, last != null && last.stopping() ? null : retryAfter(failure));
    }

    /** What the second transport lacks says nothing of the message: it waits for what passes by itself on the first. */
    private static TransportException verdict(
            Handover.Failed last, Handover.@Nullable Failed before, List<Hold> holds) {
        if (last.failure().code() != ErrorCode.TRANSPORT_MISCONFIGURED) {
            return last.failure();
        }
        return before == null ? Hold.outage(holds).orElse(last.failure()) : before.failure();
    }

    private static boolean mayFailOver(Handover.Failed failed) {
        // Not after a lost answer: the message might arrive twice. Not at a limit: it is the account's, whatever the
        // transport.
        boolean ofOneTransport = failed.failure().kind() == FailureKind.TRANSIENT
                && OF_ONE_TRANSPORT.contains(failed.failure().reason().scope());
        // A refusal that is known of costs no further message: it would have taken the other way, had it not to try
        // this.
        boolean knownRefusal =
                failed.refusedBefore() && failed.failure().reason().scope() == FailureScope.SETUP;
        return (ofOneTransport || knownRefusal)
                && !failed.stopping()
                && !Thread.currentThread().isInterrupted();
    }

    private static @Nullable Duration retryAfter(TransportException failure) {
        return failure.kind() == FailureKind.TRANSIENT ? failure.retryAfter().orElse(Duration.ZERO) : null;
    }
}
