package dev.sesame.core.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a message is good for, as variables, so that a mail can say "10 minutes", "24 hours" or "7 days".
 *
 * <p>{@code expiresInMinutes} is always there, rounded down but at least 1; {@code expiresInHours} and {@code expiresInDays}
 * if they are whole, {@code expiresInSeconds} for less than two minutes. None of these three is ever about one, so that no
 * language needs its singular: an hour is 60 minutes, a day 24 hours.
 */
public final class LifetimeVariables {

    private static final String SECONDS = "expiresInSeconds";
    private static final String MINUTES = "expiresInMinutes";
    private static final String HOURS = "expiresInHours";
    private static final String DAYS = "expiresInDays";

    /** Fewer than this many of a unit are said in the next smaller one. */
    private static final long FEWEST = 2;

    /** Their names. */
    static final List<String> NAMES = List.of(SECONDS, MINUTES, HOURS, DAYS);

    private LifetimeVariables() {}

    /**
     * The payload with these variables. A payload that has one of them keeps to itself: it says when a code expires, and two
     * clocks in a mail are one too many; only {@code expiresInMinutes} is added to it.
     */
    public static Payload addTo(Payload payload, Duration lifetime) {
        boolean own = NAMES.stream().anyMatch(payload::has);
        return payload.withDefaults(own ? minutes(lifetime) : variables(lifetime));
    }

    private static Map<String, Long> minutes(Duration lifetime) {
        return Map.of(MINUTES, Math.max(1, lifetime.toMinutes()));
    }

    private static Map<String, Long> variables(Duration lifetime) {
        Map<String, Long> variables = new HashMap<>(minutes(lifetime));
        if (lifetime.toMinutes() < FEWEST) {
            variables.put(SECONDS, Math.max(FEWEST, lifetime.toSeconds()));
        }
        if (isWhole(lifetime, Duration.ofHours(1))) {
            variables.put(HOURS, lifetime.toHours());
        }
        if (isWhole(lifetime, Duration.ofDays(1))) {
            variables.put(DAYS, lifetime.toDays());
        }
        return variables;
    }

    private static boolean isWhole(Duration lifetime, Duration unit) {
        return lifetime.toSeconds() % unit.toSeconds() == 0 && lifetime.compareTo(unit.multipliedBy(FEWEST)) >= 0;
    }
}
