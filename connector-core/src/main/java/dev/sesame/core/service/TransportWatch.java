package dev.sesame.core.service;

import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.in.WatchTransports;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers what the transports are refused for, and what the queue is held for. */
final class TransportWatch implements WatchTransports {

    private final List<GuardedTransport> transports;
    private final Holds holds;

    TransportWatch(List<GuardedTransport> transports, Holds holds) {
        this.transports = transports;
        this.holds = holds;
    }

    @Override
    public List<TransportAlert> alerts() {
        // One wrong key fails for every sender: that is one thing to mend.
        Map<List<Object>, TransportAlert> distinct = new LinkedHashMap<>();
        Stream.concat(transports.stream().flatMap(transport -> transport.alerts().stream()), holds.alerts().stream())
                .sorted(Comparator.comparing(TransportAlert::since))
                .forEach(alert ->
                        distinct.putIfAbsent(List.of(alert.transport(), alert.connector(), alert.reason()), alert));
        return List.copyOf(distinct.values());
    }

    @Override
    public Map<String, Integer> paused() {
        Map<String, Integer> paused = new LinkedHashMap<>();
        transports.forEach(transport -> paused.put(transport.name(), transport.paused()));
        return Collections.unmodifiableMap(paused);
    }

    @Override
    public Map<String, Instant> pausedSince() {
        Map<String, Instant> since = new LinkedHashMap<>();
        transports.forEach(transport -> transport.pausedSince().ifPresent(at -> since.put(transport.name(), at)));
        return Collections.unmodifiableMap(since);
    }
}
