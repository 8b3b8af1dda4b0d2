package dev.sesame.http.config;

import dev.sesame.adapter.limits.RollingLimits;
import dev.sesame.adapter.limits.SendUsage;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.http.observability.AccountUsages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the accounts of the connectors may send, as the limits know it. */
record ConnectorUsages(ManageConnectors connectors, RollingLimits limits) implements AccountUsages {

    /** As many as a metric can well have: the first by their ids. */
    static final int MAX = 50;

    @Override
    public List<Usage> read() {
        return connectors.ids().stream()
                .sorted()
                .limit(MAX)
                .flatMap(id -> usage(id).stream())
                .toList();
    }

    private Optional<Usage> usage(String id) {
        return connectors
                .inUse(id)
                .flatMap(connector -> limits.usage(connector.account()))
                .map(usage -> usage(id, usage));
    }

    private static Usage usage(String id, SendUsage usage) {
        return new Usage(id, known(usage.maxPerSecond()), known(usage.max24Hours()), usage.sent24Hours());
    }

    private static double known(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }
}
