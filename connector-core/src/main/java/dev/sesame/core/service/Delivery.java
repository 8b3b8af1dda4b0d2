package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     * Returns once it is over, one way or the other; no attempt begins after the lifetime.
     *
     * @param priority 0 if somebody waits for the message, more for one of many
     */
    DeliveryResult deliver(Consignment message, Duration lifetime, int priority) {
        Instant started = clock.instant();
        List<Attempt> attempts = new ArrayList<>();
        if (!isWithin(lifetime, Duration.ZERO)) {
            return new DeliveryResult.Failed(
                    attempts,
                    new UnsendableException(ErrorCode.EXPIRED, "The message expired before it could be sent"),
                    null);
        }
        for (int round = 1; ; round++) {
            DeliveryResult.Failed limited = awaitTurn(message, lifetime, priority, started, attempts);
            if (limited != null) {
                return limited;
            }
            DeliveryResult result = route.take(message, attempts, () -> isWithin(lifetime, elapsed(started)));
            if (!(result instanceof DeliveryResult.Failed failed)
                    || failed.retryAfter() == null
                    || round == retries.maxAttempts()) {
                return result;
            }
            Duration delay = retries.delay(round, failed.retryAfter(), random);
            if (!isInTime(lifetime, elapsed(started).plus(delay))
                    || !waitFor(delay)
                    // The wait may have been longer than asked for: the machine slept, or was busy.
                    || !isInTime(lifetime, elapsed(started))) {
                return result;
            }
        }
    }

    /** Waits until the account may send one more; null once it may, else why nothing was tried. */
    private DeliveryResult.@Nullable Failed awaitTurn(
            Consignment message, Duration lifetime, int priority, Instant started, List<Attempt> attempts) {
        while (true) {
            SendDelay delay = limiter.take(message.account(), priority).orElse(null);
            if (delay == null) {
                return null;
            }
            if (!isInTime(lifetime, elapsed(started).plus(delay.duration())) || !waitFor(delay.duration())) {
                return new DeliveryResult.Failed(attempts, Limits.failure(delay), null);
            }
        }
    }

    private Duration elapsed(Instant started) {
        return Duration.between(started, clock.instant());
    }

    private boolean isInTime(Duration lifetime, Duration elapsed) {
        return isWithin(lifetime, elapsed) && elapsed.compareTo(retries.budget()) <= 0;
    }

    private static boolean isWithin(Duration lifetime, Duration elapsed) {
        return elapsed.compareTo(lifetime) < 0;
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
