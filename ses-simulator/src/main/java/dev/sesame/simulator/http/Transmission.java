package dev.sesame.simulator.http;

import java.time.Duration;

/**
 * How an answer reaches the client.
 *
 * @param delay time before the first byte
 * @param duration time over which the body is spread, where the manner is slow
 */
public record Transmission(Manner manner, Duration delay, Duration duration) {

    /** What the connection does with the answer. */
    public enum Manner {
        WHOLE,
        /** The connection closes without a byte. */
        NONE,
        /** The connection closes after half of the body. */
        CUT,
        /** The body comes in small pieces. */
        SLOW
    }

    public static final Transmission WHOLE = of(Manner.WHOLE);
    public static final Transmission NONE = of(Manner.NONE);
    public static final Transmission CUT = of(Manner.CUT);

    public static Transmission late(Duration delay) {
        return new Transmission(Manner.WHOLE, delay, Duration.ZERO);
    }

    public static Transmission slow(Duration duration) {
        return new Transmission(Manner.SLOW, Duration.ZERO, duration);
    }

    private static Transmission of(Manner manner) {
        return new Transmission(manner, Duration.ZERO, Duration.ZERO);
    }
}
