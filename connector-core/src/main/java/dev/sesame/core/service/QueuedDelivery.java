package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One round for one message of the queue: it ends, or goes back with the time of its next attempt. */
final class QueuedDelivery {

    private final ConnectorStore connectors;
    private final Route route;
    private final SendLimiter limiter;
    private final Recorder recorder;
    private final QueueListener listener;
    private final Leases leases;
    private final Holds holds;
    private final QueuePolicy policy;
    private final RetryPolicy backoff;
    private final Clock clock;
    private final RandomGenerator random;

    QueuedDelivery(
            ConnectorStore connectors,
            Route route,
            SendLimiter limiter,
            Recorder recorder,
            QueueListener listener,
            Leases leases,
            Holds holds,
            QueuePolicy policy,
            Clock clock,
            RandomGenerator random) {
        this.connectors = connectors;
        this.route = route;
        this.limiter = limiter;
        this.recorder = recorder;
        this.listener = listener;
        this.leases = leases;
        this.holds = holds;
        this.policy = policy;
        // Attempts end with the deadline, not with a number.
        this.backoff = new RetryPolicy(Integer.MAX_VALUE, policy.history(), policy.firstDelay(), policy.maxDelay());
        this.clock = clock;
        this.random = random;
    }

    void deliver(ClaimedMessage claimed, Instant leaseUntil) {
        StoredMessage message = claimed.message();
        Optional<ConnectorConfig> connector = connectors.find(message.connector());
        if (connector.isEmpty()) {
            postpone(claimed, policy.maxDelay(), "Its connector is not configured any more");
            return;
        }
        Consignment consignment = new Consignment(
                claimed.email(), message.connector(), connector.get().account());
        if (!isAlive(message, leaseUntil)) {
            // It was ours for too long already: another process must be sure that we do not send it.
            postpone(claimed, Duration.ZERO, null);
            return;
        }
        Optional<SendDelay> delay = limiter.take(consignment.account(), claimed.priority());
        if (delay.isPresent()) {
            limited(claimed, delay.get());
            return;
        }
        List<Attempt> attempts = new ArrayList<>();
        DeliveryResult result = route.take(consignment, attempts, () -> isAlive(message, leaseUntil));
        boolean again = result instanceof DeliveryResult.Failed failed && mayBeTriedAgain(failed, message);
        if (Verdict.of(result) == MessageState.UNKNOWN) {
            listener.outcomeUnknown(message.id(), again);
        }
        if (again && result instanceof DeliveryResult.Failed failed) {
            again(claimed, failed);
        } else {
            recorder.end(claimed.claim(), result);
        }
    }

    private boolean isAlive(StoredMessage message, Instant leaseUntil) {
        return clock.instant().isBefore(message.expiresAt()) && leases.allowsToSend(leaseUntil);
    }

    /** Our account or settings are to blame as long as nothing else is known: that can be mended before the deadline. */
    private boolean mayBeTriedAgain(DeliveryResult.Failed failed, StoredMessage message) {
        return switch (failed.failure().kind()) {
            case TRANSIENT -> true;
            case AMBIGUOUS -> policy.resend().contains(message.usageType());
            case PERMANENT -> failed.failure().code() == ErrorCode.TRANSPORT_MISCONFIGURED;
        };
    }

    private void again(ClaimedMessage claimed, DeliveryResult.Failed failed) {
        Duration hint = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        if (failed.failure() instanceof TransportException failure
                && failure.reason() == FailureReason.DAILY_QUOTA_EXCEEDED) {
            holds.hold(claimed.message().connector(), policy.maxDelay());
        }
        int before = claimed.message().attempts().size();
        Duration delay = backoff.delay(before + 1, hint, random);
        recorder.postpone(claimed.claim(), failed.attempts(), clock.instant().plus(delay), Verdict.detail(failed));
    }

    private void limited(ClaimedMessage claimed, SendDelay delay) {
        if (delay.reason() == FailureReason.DAILY_QUOTA_EXCEEDED) {
            holds.hold(claimed.message().connector(), delay.duration());
        }
        postpone(claimed, delay.duration(), null);
    }

    private void postpone(ClaimedMessage claimed, Duration delay, @Nullable String detail) {
        recorder.postpone(claimed.claim(), List.of(), clock.instant().plus(delay), detail);
    }
}
