package dev.sesame.core.message;

import java.time.Duration;

/**
 * When a transport that keeps failing is left alone, and for how long. Each account and sender address counts by itself.
 *
 * @param failures how many attempts in a row must fail for want of the transport before it is left alone; at least 1. A
 *     failure that the configuration is to blame for is enough by itself
 * @param pause how long nothing is tried then, until one message finds out whether it works again; positive
 */
public record BreakerPolicy(int failures, Duration pause) {

    /** A pause of 5 seconds after 5 failures in a row. */
    public static final BreakerPolicy DEFAULT = new BreakerPolicy(5, Duration.ofSeconds(5));

    /** Rejects what would never try, or never pause. */
    public BreakerPolicy {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be at least 1, but was " + failures);
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("pause must be positive, but was " + pause);
        }
    }
}
