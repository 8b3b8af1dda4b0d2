package dev.sesame.adapter.limits;

import dev.sesame.core.error.Problem;
import java.time.Duration;
import java.util.List;

/**
 * How many messages are allowed in any period of this length. Immutable.
 *
 * @param max how many, up to {@value #LARGEST}; 0 for as many as one likes
 * @param period between one second and one day
 */
public record Budget(int max, Duration period) {

    /** The largest {@link #max()}: the time of each message is kept. */
    public static final int LARGEST = 1000;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** No budget: as many as one likes. */
    public static final Budget NONE = new Budget(0, Duration.ofMinutes(10));

    boolean limits() {
        return max > 0;
    }

    void check(String setting, List<Problem> problems) {
        if (max < 0 || max > LARGEST) {
            problems.add(new Problem(
                    "", setting + " must allow 0 (as many as one likes) to " + LARGEST + " messages, but was " + max));
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            problems.add(new Problem(
                    "", setting + " must be for a period between 1s and 24h, e.g. \"10m\", but was " + period));
        }
    }
}
