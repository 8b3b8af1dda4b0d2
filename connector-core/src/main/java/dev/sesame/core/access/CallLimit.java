package dev.sesame.core.access;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls are allowed: so many at once, and as many again in each period. Immutable.
 *
 * @param calls how many, 1 to {@value #MOST}
 * @param period between one second and one day, in whole seconds
 */
public record CallLimit(int calls, Duration period) {

    /** The largest {@link #calls()}. */
    public static final int MOST = 1_000_000;

    /** What {@link #parse} takes, for people; completes "must be …". */
    public static final String RULE =
            "calls in a period, such as \"1000/1m\": 1 to " + MOST + " calls, in 1s to 24h (units s, m and h)";

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(\\d{1,5})([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is out of bounds
     */
    public CallLimit {
        if (!isWithinBounds(calls, period)) {
            throw new IllegalArgumentException("a limit must be " + RULE);
        }
    }

    /** Reads {@code 1000/1m}; empty if it is not of that form, or out of bounds. */
    public static Optional<CallLimit> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int calls = Integer.parseInt(matcher.group(1));
        long number = Long.parseLong(matcher.group(2));
        Duration period =
                switch (matcher.group(3)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return isWithinBounds(calls, period) ? Optional.of(new CallLimit(calls, period)) : Optional.empty();
    }

    private static boolean isWithinBounds(int calls, Duration period) {
        return calls >= 1
                && calls <= MOST
                && period.compareTo(Duration.ofSeconds(1)) >= 0
                && period.compareTo(LONGEST) <= 0
                && period.equals(Duration.ofSeconds(period.toSeconds()));
    }

    /** As {@link #parse} reads it, in the largest unit that fits. */
    @Override
    public String toString() {
        long seconds = period.toSeconds();
        if (seconds % 3_600 == 0) {
            return calls + "/" + seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? calls + "/" + seconds / 60 + "m" : calls + "/" + seconds + "s";
    }
}
