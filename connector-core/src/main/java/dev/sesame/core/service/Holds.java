package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.in.TransportAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Connectors whose queue stands still, because their account has used up its quota of the last 24 hours. */
final class Holds {

    private record Held(Instant since, Instant until) {}

    private final Map<String, Held> held = new TreeMap<>();
    private final String transport;
    private final Clock clock;

    /** Alerts name this transport, although a quota is the same for all. */
    Holds(String transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** Holds the queue of a connector for so long from now on. */
    synchronized void hold(String connector, Duration duration) {
        Instant now = clock.instant();
        held.merge(
                connector,
                new Held(now, now.plus(duration)),
                (before, next) -> new Held(before.since, before.until.isAfter(next.until) ? before.until : next.until));
    }

    /** The connectors whose queue is held now. */
    synchronized Set<String> current() {
        forget();
        return Set.copyOf(held.keySet());
    }

    synchronized List<TransportAlert> alerts() {
        forget();
        return held.entrySet().stream()
                .map(entry -> new TransportAlert(
                        transport, entry.getKey(), FailureReason.DAILY_QUOTA_EXCEEDED, entry.getValue().since))
                .toList();
    }

    private void forget() {
        Instant now = clock.instant();
        held.values().removeIf(hold -> !hold.until.isAfter(now));
    }
}
