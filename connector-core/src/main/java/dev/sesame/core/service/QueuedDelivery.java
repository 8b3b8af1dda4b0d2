package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.Lease;
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

    /** Batches are in no hurry, but quotas can be raised at any time. */
    private static final Duration LONGEST_QUOTA_WAIT = Duration.ofMinutes(5);

    private final ConnectorSource connectors;
    private final Route route;
    private final SendLimiter limiter;
    private final Recorder recorder;
    private final SafeListener listener;
    private final SendNews news;
    private final Leases leases;
    private final Holds holds;
    private final Turns turns;
    private final QueuePolicy policy;
    private final RetryPolicy backoff;
    private final Clock clock;
    private final RandomGenerator random;

    QueuedDelivery(
            ConnectorSource connectors,
            Route route,
            SendLimiter limiter,
            Recorder recorder,
            SafeListener listener,
            SendNews news,
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
        this.news = news;
        this.leases = leases;
        this.holds = holds;
        this.turns = new Turns(policy.maxDelay(), clock);
        this.policy = policy;
        // Attempts end with the deadline, not with a number.
        this.backoff = new RetryPolicy(Integer.MAX_VALUE, policy.history(), policy.firstDelay(), policy.maxDelay());
        this.clock = clock;
        this.random = random;
    }

    void deliver(ClaimedMessage claimed, Lease lease) {
        SendWindow window = leases.window(claimed.message().expiresAt(), lease);
        Consignment consignment;
        try {
            consignment = prepare(claimed, window);
        } catch (UnsendableException e) {
            // The connector cannot be used as it is saved: somebody can mend that before the deadline.
            postpone(claimed, policy.maxDelay(), e.getMessage());
            return;
        } catch (RuntimeException e) {
            // Certainly not sent: it must not end as unknown with its lease.
            listener.failed(e);
            postpone(claimed, policy.maxDelay(), "Something failed before it was tried");
            return;
        }
        if (consignment != null) {
            send(claimed, consignment, window);
        }
    }

    /** What to send, now; null if the message was put off. */
    private @Nullable Consignment prepare(ClaimedMessage claimed, SendWindow window) {
        String connector = claimed.message().connector();
        Optional<ConnectorConfig> config = connectors.find(connector);
        if (config.isEmpty()) {
            postpone(claimed, policy.maxDelay(), "Its connector is not configured any more");
            return null;
        }
        SendingAccount account = config.get().account();
        if (!window.isOpen(clock.instant())) {
            // It was ours for too long already: another process must be sure that we do not send it.
            postpone(claimed, Duration.ZERO, null);
            return null;
        }
        Optional<SendDelay> delay = limiter.take(account, claimed.priority());
        if (delay.isPresent()) {
            limited(claimed, delay.get());
            return null;
        }
        if (!window.isOpen(clock.instant())) {
            // The limiter may have asked a database that took its time.
            limiter.notAccepted(account, FailureReason.CONNECTIONS_BUSY);
            postpone(claimed, Duration.ZERO, null);
            return null;
        }
        return new Consignment(claimed.email(), connector, account);
    }

    private void send(ClaimedMessage claimed, Consignment consignment, SendWindow window) {
        StoredMessage message = claimed.message();
        DeliveryResult result = route.take(consignment, new ArrayList<>(), () -> window.isOpen(clock.instant()));
        boolean again = result instanceof DeliveryResult.Failed failed && mayBeTriedAgain(failed, message);
        if (again && result instanceof DeliveryResult.Failed failed) {
            // First: what is put off may end with that.
            news.attempted(SendNews.of(message), result);
            again(claimed, failed);
        } else {
            recorder.end(claimed.claim(), result);
            news.ended(SendNews.of(message), result);
        }
        MessageState verdict = Verdict.of(result);
        if (verdict == MessageState.UNKNOWN) {
            listener.outcomeUnknown(message.id(), again);
        } else if (verdict == MessageState.ACCEPTED) {
            holds.release(message.connector(), claimed.priority());
        }
    }

    /** Our account or settings are to blame as long as nothing else is known: that can be mended before the deadline. */
    private boolean mayBeTriedAgain(DeliveryResult.Failed failed, StoredMessage message) {
        return switch (failed.failure().kind()) {
            case TRANSIENT -> true;
            // Rather twice than not at all, but not any number of times while no answer comes through.
            case AMBIGUOUS ->
                policy.resend().contains(message.usageType())
                        && message.attempts().stream().noneMatch(attempt -> attempt.outcome() == Outcome.UNKNOWN);
            case PERMANENT -> failed.failure().code() == ErrorCode.TRANSPORT_MISCONFIGURED;
        };
    }

    private void again(ClaimedMessage claimed, DeliveryResult.Failed failed) {
        if (failed.failure() instanceof TransportException failure
                && failure.reason() == FailureReason.DAILY_QUOTA_EXCEEDED) {
            // Whatever the priority: SES knows none.
            holds.hold(claimed.message().connector(), SendLimiter.SOMEBODY_WAITS, policy.maxDelay());
        }
        Duration hint = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        Duration delay = backoff.delay(waits(claimed.message(), failed), hint, random);
        postpone(claimed, failed.attempts(), delay, Verdict.detail(failed));
    }

    /** How often the message has waited, this time included. */
    private int waits(StoredMessage message, DeliveryResult.Failed failed) {
        int attempts = message.attempts().size();
        if (!failed.attempts().isEmpty()) {
            return attempts + 1;
        }
        // Held back, which no attempt tells: it waited as often as doubled waits fit into its age.
        long firstDelays =
                Duration.between(message.acceptedAt(), clock.instant()).toMillis()
                        / Math.max(1, policy.firstDelay().toMillis());
        return Math.max(attempts, firstDelays < 1 ? 0 : 63 - Long.numberOfLeadingZeros(firstDelays)) + 1;
    }

    private void limited(ClaimedMessage claimed, SendDelay delay) {
        String connector = claimed.message().connector();
        int priority = claimed.priority();
        if (delay.reason() == FailureReason.DAILY_QUOTA_EXCEEDED) {
            holds.hold(connector, priority, delay.duration());
            Duration longest = priority == SendLimiter.SOMEBODY_WAITS ? policy.maxDelay() : LONGEST_QUOTA_WAIT;
            postpone(claimed, delay.duration().compareTo(longest) < 0 ? delay.duration() : longest, null);
        } else {
            postpone(claimed, turns.next(connector, priority, delay.duration()), null);
        }
    }

    private void postpone(ClaimedMessage claimed, Duration delay, @Nullable String detail) {
        postpone(claimed, List.of(), delay, detail);
    }

    /** Until its deadline at most, when it expires. */
    private void postpone(ClaimedMessage claimed, List<Attempt> attempts, Duration delay, @Nullable String detail) {
        Instant now = clock.instant();
        Instant expiresAt = claimed.message().expiresAt();
        boolean inTime = delay.compareTo(Duration.between(now, expiresAt)) < 0;
        recorder.postpone(claimed, attempts, inTime ? now.plus(delay) : expiresAt, detail);
    }
}
