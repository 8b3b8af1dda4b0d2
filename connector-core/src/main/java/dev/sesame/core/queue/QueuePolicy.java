package dev.sesame.core.queue;

import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.Set;

/**
 * How queued messages are sent.
 *
 * @param workers how many messages of this process are being sent at once; at least 1
 * @param lease for how long a process has a message to itself: longer than sending one can take. Past that it counts as
 *     stopped, and the message as unknown
 * @param poll how long a message that came due, or by another process, may wait until somebody looks
 * @param firstDelay the longest wait before the second attempt; doubles for each one after
 * @param maxDelay the longest wait between attempts, unless the provider asks for more
 * @param history for how long messages in a final state are kept
 * @param resend usage types whose messages are sent again, once, when nobody knows whether they were: rather twice than
 *     not at all. Each time a process stops while it sends one counts anew. None by default
 */
public record QueuePolicy(
        int workers,
        Duration lease,
        Duration poll,
        Duration firstDelay,
        Duration maxDelay,
        Duration history,
        Set<UsageType> resend) {

    /** 32 workers, a lease of one minute, waits from 1 to 30 seconds, 30 days of history. */
    public static final QueuePolicy DEFAULT = new QueuePolicy(
            32,
            Duration.ofMinutes(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofDays(30),
            Set.of());

    /** Copies the set; rejects what could never work. */
    public QueuePolicy {
        resend = Set.copyOf(resend);
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
        }
        if (!isPositive(lease) || !isPositive(poll) || !isPositive(firstDelay) || history.isNegative()) {
            throw new IllegalArgumentException("lease, poll and firstDelay must be positive, and history not negative");
        }
        if (maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("maxDelay must not be below firstDelay");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
