package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.SendLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connectors whose queue stands still, because their account has used up its quota of the last 24 hours. Asks again from
 * time to time: quotas are raised. Safe for concurrent use.
 */
final class Holds {

    private record Key(String connector, boolean batchesOnly) {}

    private record Held(Instant since, Instant askAgainAt, Instant until) {}

    private final Map<Key, Held> held = new HashMap<>();
    private final String transport;
    private final Duration longest;
    private final Clock clock;

    /**
     * Alerts name this transport, although a quota is the same for all.
     *
     * @param longest how long a queue stands still before one message of it asks again
     */
    Holds(String transport, Duration longest, Clock clock) {
        this.transport = transport;
        this.longest = longest;
        this.clock = clock;
    }

    /** The quota of a connector is used up for so long from now on; if only that for batches, codes go on. */
    synchronized void hold(String connector, int priority, Duration duration) {
        forget();
        Instant now = clock.instant();
        Instant askAgainAt = now.plus(longest.compareTo(duration) < 0 ? longest : duration);
        // Longer than until somebody has asked again, so that the alert does not come and go.
        Instant until = askAgainAt.plus(longest);
        held.merge(
                new Key(connector, priority != SendLimiter.SOMEBODY_WAITS),
                new Held(now, askAgainAt, until),
                (before, next) -> new Held(before.since, next.askAgainAt, next.until));
    }

    /** A message of this priority was accepted: the quota is not used up for the likes of it. */
    synchronized void release(String connector, int priority) {
        held.remove(new Key(connector, false));
        if (priority != SendLimiter.SOMEBODY_WAITS) {
            held.remove(new Key(connector, true));
        }
    }

    /** The connectors whose queue is held now. */
    synchronized Set<String> current() {
        forget();
        Instant now = clock.instant();
        return held.entrySet().stream()
                .filter(entry -> !entry.getKey().batchesOnly()
                        && entry.getValue().askAgainAt().isAfter(now))
                .map(entry -> entry.getKey().connector())
                .collect(Collectors.toSet());
    }

    synchronized List<TransportAlert> alerts() {
        forget();
        return held.entrySet().stream()
                .map(entry -> new TransportAlert(
                        transport,
                        entry.getKey().connector(),
                        FailureReason.DAILY_QUOTA_EXCEEDED,
                        entry.getValue().since()))
                .toList();
    }

    private void forget() {
        Instant now = clock.instant();
        // Nor does one count that begins in the future: the clock was set back.
        held.values()
                .removeIf(hold -> !hold.until().isAfter(now) || hold.since().isAfter(now));
    }
}
