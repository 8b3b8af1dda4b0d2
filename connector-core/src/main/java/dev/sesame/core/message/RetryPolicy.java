package dev.sesame.core.message;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a message that was certainly not accepted is tried again while its caller waits: exponential backoff with full
 * jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). With a second transport to fail over
 * to, an attempt is a round: the one, and at once the other if it may help.
 *
 * @param maxAttempts attempts in all; at least 1
 * @param budget no attempt begins later than this after the first; failing over is part of the attempt
 * @param firstDelay the longest wait before the second attempt; doubles for each one after
 * @param maxDelay the longest wait of all, unless the provider asks for more
 */
public record RetryPolicy(int maxAttempts, Duration budget, Duration firstDelay, Duration maxDelay) {

    /** 3 attempts in 10 seconds, waiting up to 250 ms, then up to 500 ms. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(2));

    /** Longer than anybody waits, and short enough to calculate with. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** Rejects what could never try, or would try at once. */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, but was " + maxAttempts);
        }
        if (budget.isNegative()
                || firstDelay.isNegative()
                || firstDelay.isZero()
                || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("delays must be positive and maxDelay not below firstDelay");
        }
    }

    /** How long to wait after this many attempts have failed; at least as long as the provider asks for. */
    public Duration delay(int failedAttempts, Duration hint, RandomGenerator random) {
        long ceiling = Math.min(millis(maxDelay), millis(firstDelay) << Math.min(failedAttempts - 1, 20));
        return Duration.ofMillis(millis(hint) + random.nextLong(ceiling + 1));
    }

    private static long millis(Duration duration) {
        return duration.isNegative() ? 0 : duration.compareTo(FOREVER) < 0 ? duration.toMillis() : FOREVER.toMillis();
    }
}
