package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends a message on its route, and again when it was certainly not accepted and there is still time. */
final class Delivery {

    private final Route route;
    private final SendLimiter limiter;
    private final RetryPolicy retries;
    private final Clock clock;
    private final RandomGenerator random;
    private final Pause pause;

    Delivery(Route route, SendLimiter limiter, RetryPolicy retries, Clock clock, RandomGenerator random, Pause pause) {
        this.route = route;
        this.limiter = limiter;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /**
     * Returns once it is over, one way or the other; no attempt begins outside the window.
     *
     * @param priority 0 if somebody waits for the message, more for one of many
     * @param tryUntil no attempt after the first begins later than this; null for as long as the retries' budget allows
     */
    DeliveryResult deliver(Consignment message, SendWindow window, int priority, @Nullable Instant tryUntil) {
        Instant started = clock.instant();
        Predicate<Instant> inTime = then -> window.isOpen(then)
                && Duration.between(started, then).compareTo(retries.budget()) <= 0
                && (tryUntil == null || !then.isAfter(tryUntil));
        List<Attempt> attempts = new ArrayList<>();
        if (!window.isOpen(started)) {
            return new DeliveryResult.Failed(attempts, window.missed(started), null);
        }
        for (int round = 1; ; round++) {
            DeliveryResult.Failed limited = awaitTurn(message, window, priority, inTime, attempts);
            if (limited != null) {
                return limited;
            }
            DeliveryResult result = route.take(message, attempts, () -> window.isOpen(clock.instant()));
            if (!(result instanceof DeliveryResult.Failed failed)
                    || failed.retryAfter() == null
                    || round == retries.maxAttempts()) {
                return result;
            }
            Duration delay = retries.delay(round, failed.retryAfter(), random);
            if (!isInTime(inTime, delay)
                    || !waitFor(delay)
                    // The wait may have been longer than asked for: the machine slept, or was busy.
                    || !isInTime(inTime, Duration.ZERO)) {
                return result;
            }
        }
    }

    /** Waits until the account may send one more; null once it may, else why it was not tried. */
    private DeliveryResult.@Nullable Failed awaitTurn(
            Consignment message, SendWindow window, int priority, Predicate<Instant> inTime, List<Attempt> attempts) {
        while (true) {
            SendDelay delay = limiter.take(message.account(), priority).orElse(null);
            Instant now = clock.instant();
            if (delay == null && window.isOpen(now)) {
                return null;
            }
            if (delay == null) {
                limiter.notAccepted(message.account(), FailureReason.CONNECTIONS_BUSY);
                return new DeliveryResult.Failed(attempts, window.missed(now), null);
            }
            if (!isInTime(inTime, delay.duration()) || !waitFor(delay.duration())) {
                return new DeliveryResult.Failed(attempts, Limits.failure(delay), null);
            }
        }
    }

    /** Whether there is still time for an attempt after so long. */
    private boolean isInTime(Predicate<Instant> inTime, Duration delay) {
        return inTime.test(clock.instant().plus(delay));
    }

    private boolean waitFor(Duration delay) {
        try {
            pause.lasting(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
