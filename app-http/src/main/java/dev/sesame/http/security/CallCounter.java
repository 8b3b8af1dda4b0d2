package dev.sesame.http.security;

import dev.sesame.core.access.CallLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts calls by who makes them, in this process: so many at once, and as many again, evenly, in each period (GCRA, ITU-T
 * I.371). Remembers those who called last; of how many, is bounded. Safe for concurrent use.
 */
final class CallCounter {

    private final int capacity;
    private final LongSupplier nanos;
    private final long origin;

    /** When, in nanoseconds since the origin, the calls of each would be over if they came evenly; the latest caller last. */
    private final Map<String, Long> busyUntil = new LinkedHashMap<>(16, 0.75f, true);

    /** Counts for up to so many callers at once, by this clock of {@link System#nanoTime}'s kind. */
    CallCounter(int capacity, LongSupplier nanos) {
        this.capacity = capacity;
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    /** Counts a call; zero if the limit allows it, or else how long it takes until it would, and the call does not count. */
    synchronized Duration count(String who, CallLimit limit) {
        long now = nanos.getAsLong() - origin;
        long period = limit.period().toNanos();
        long each = period / limit.calls();
        long from = Math.max(now, busyUntil.getOrDefault(who, now));
        long tooEarly = from - now - (period - each);
        if (tooEarly > 0) {
            return Duration.ofNanos(tooEarly);
        }
        busyUntil.put(who, from + each);
        if (busyUntil.size() > capacity) {
            busyUntil.remove(busyUntil.keySet().iterator().next());
        }
        return Duration.ZERO;
    }
}
