package dev.sesame.core.service;

import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.in.WatchTransports;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the transports are refused for. */
final class TransportWatch implements WatchTransports {

    private final List<GuardedTransport> transports;

    TransportWatch(List<GuardedTransport> transports) {
        this.transports = transports;
    }

    @Override
    public List<TransportAlert> alerts() {
        // One wrong key fails for every sender: that is one thing to mend.
        Map<List<Object>, TransportAlert> distinct = new LinkedHashMap<>();
        transports.stream()
                .flatMap(transport -> transport.alerts().stream())
                .sorted(Comparator.comparing(TransportAlert::since))
                .forEach(alert ->
                        distinct.putIfAbsent(List.of(alert.transport(), alert.connector(), alert.reason()), alert));
        return List.copyOf(distinct.values());
    }
}
