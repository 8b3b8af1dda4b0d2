package dev.sesame.core.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When messages come back that wait for the rate of an account: one after the other. If all came back with the next right to
 * send, all but one would have been taken out of the store and put back for nothing. Safe for concurrent use.
 */
final class Turns {

    private record Key(String connector, int priority) {}

    private final Map<Key, Instant> last = new HashMap<>();
    private final Duration longest;
    private final Clock clock;

    /** Nobody waits longer than this, unless the rate itself is slower. */
    Turns(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    /** How long a message waits, when another one may be sent after this delay. */
    synchronized Duration next(String connector, int priority, Duration delay) {
        Instant now = clock.instant();
        last.values().removeIf(turn -> !turn.isAfter(now));
        Duration wait = Duration.between(now, last.getOrDefault(new Key(connector, priority), now))
                .plus(delay);
        Duration ceiling = longest.compareTo(delay) < 0 ? delay : longest;
        Duration bounded = wait.compareTo(ceiling) < 0 ? wait : ceiling;
        last.put(new Key(connector, priority), now.plus(bounded));
        return bounded;
    }
}
