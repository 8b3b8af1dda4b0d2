package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sends a message on its route, and again when it was certainly not accepted and there is still time. */
final class Delivery {

    private final Route route;
    private final RetryPolicy retries;
    private final Clock clock;
    private final RandomGenerator random;
    private final Pause pause;

    Delivery(Route route, RetryPolicy retries, Clock clock, RandomGenerator random, Pause pause) {
        this.route = route;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** Returns once it is over, one way or the other; no attempt begins after the lifetime. */
    DeliveryResult deliver(ComposedEmail message, Duration lifetime) {
        Instant started = clock.instant();
        List<Attempt> attempts = new ArrayList<>();
        if (!isWithin(lifetime, Duration.ZERO)) {
            return new DeliveryResult.Failed(
                    attempts,
                    new UnsendableException(ErrorCode.EXPIRED, "The message expired before it could be sent"),
                    null);
        }
        for (int round = 1; ; round++) {
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
