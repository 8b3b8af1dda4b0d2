package dev.sesame.http.config;

import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.error.Problem;
import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.http.api.health.AccountHealth;
import dev.sesame.http.api.health.ConnectorHealth;
import dev.sesame.http.api.health.Health;
import dev.sesame.http.api.health.HealthDetails;
import dev.sesame.http.api.health.HealthDetailsSource;
import dev.sesame.http.api.health.QueueHealth;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.health.StoreHealth;
import dev.sesame.http.api.health.StoreStatus;
import dev.sesame.http.api.health.TransportHealth;
import dev.sesame.http.observability.Remembered;
import dev.sesame.http.observability.SmtpPool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers how the parts of this instance are. What costs a question to a database is a second old at most. */
@Singleton
final class ServiceDetails implements HealthDetailsSource {

    private record Probe(QueueStats queue, double millis) {}

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final ServiceInfo service;
    private final ConfiguredConnectors configured;
    private final ManageConnectors connectors;
    private final WatchTransports transports;
    private final StoreStatus store;
    private final SmtpPool smtp;
    private final Clock clock;
    private final String storeKind;
    private final Remembered<Probe> probe;
    private final Remembered<Map<String, ConnectorView>> views;
    private final Remembered<Map<String, AccountHealth>> accounts;

    ServiceDetails(
            ServiceInfo service,
            Settings settings,
            ConfiguredConnectors configured,
            ManageConnectors connectors,
            TrackMessages messages,
            WatchTransports transports,
            StoreStatus store,
            SmtpPool smtp,
            AccountDetails accounts,
            Clock clock) {
        this.service = service;
        this.configured = configured;
        this.connectors = connectors;
        this.transports = transports;
        this.store = store;
        this.smtp = smtp;
        this.clock = clock;
        this.storeKind = StoreSettings.isShared(settings.store()) ? "postgresql" : "sqlite";
        Executor background = task -> Thread.ofVirtual().name("sesame-health").start(task);
        this.probe = new Remembered<>(() -> probe(messages), FRESH, PATIENCE, background, System::nanoTime);
        this.views = new Remembered<>(() -> views(connectors), FRESH, PATIENCE, background, System::nanoTime);
        this.accounts = new Remembered<>(accounts::read, FRESH, PATIENCE, background, System::nanoTime);
    }

    private static Probe probe(TrackMessages messages) {
        long start = System.nanoTime();
        QueueStats queue = messages.stats();
        return new Probe(queue, (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    private static Map<String, ConnectorView> views(ManageConnectors connectors) {
        return connectors.list().stream().collect(Collectors.toMap(ConnectorView::id, Function.identity()));
    }

    @Override
    public HealthDetails read() {
        Optional<Probe> answer = probe.value();
        boolean storeUp = store.isUp() && answer.isPresent();
        Health health = Health.of(service, connectors, storeUp, transports.alerts());
        Instant now = clock.instant();
        return new HealthDetails(
                health.status(),
                service.version(),
                service.startedAt(),
                Math.max(0, Duration.between(service.startedAt(), now).toSeconds()),
                service.simulated() ? "simulator" : "aws",
                new StoreHealth(
                        storeKind,
                        storeUp ? "UP" : "DOWN",
                        answer.map(Probe::millis).orElse(null)),
                answer.map(found -> QueueHealth.of(found.queue(), now)).orElse(null),
                transports(),
                connectors(answer.isPresent()),
                health.alerts() == null ? List.of() : health.alerts());
    }

    private List<TransportHealth> transports() {
        Map<String, Integer> paused = transports.paused();
        Map<String, Instant> since = transports.pausedSince();
        TransportHealth primary = transport(service.transport(), "primary", paused, since);
        String failover = service.failover();
        return failover == null ? List.of(primary) : List.of(primary, transport(failover, "failover", paused, since));
    }

    private TransportHealth transport(
            String name, String role, Map<String, Integer> paused, Map<String, Instant> since) {
        int count = paused.getOrDefault(name, 0);
        return new TransportHealth(
                name,
                role,
                count == 0 ? "closed" : "open",
                count,
                since.get(name),
                name.equals(Transports.SES_SMTP) ? connections() : null);
    }

    private TransportHealth.Connections connections() {
        SmtpPool.Connections now = smtp.connections();
        return new TransportHealth.Connections(now.open(), now.idle(), now.open() - now.idle(), now.waiting());
    }

    private List<ConnectorHealth> connectors(boolean storeAnswers) {
        // Nobody waits for three answers of a database that is away.
        Map<String, ConnectorView> seen = storeAnswers ? views.value().orElse(Map.of()) : Map.of();
        Map<String, AccountHealth> known = storeAnswers ? accounts.value().orElse(Map.of()) : Map.of();
        Set<String> unusable = connectors.unusable();
        return connectors.ids().stream()
                .map(id -> connector(id, seen.get(id), !unusable.contains(id), known.get(id)))
                .toList();
    }

    private ConnectorHealth connector(
            String id, @Nullable ConnectorView view, boolean usable, @Nullable AccountHealth account) {
        ConfiguredConnector file = configured.byId().get(id);
        boolean example = file != null && file.stopgap();
        boolean stored = view == null ? file == null : view.source() == null;
        return new ConnectorHealth(
                id,
                stored ? "store" : example ? "example" : "file",
                stored || example || file == null ? null : file.source(),
                region(view, stored ? null : file),
                service.transport(),
                service.failover(),
                usable,
                view == null || view.errors().isEmpty() ? null : problem(view.errors()),
                account);
    }

    private static @Nullable String region(@Nullable ConnectorView view, @Nullable ConfiguredConnector file) {
        if (file != null) {
            return file.config().account().region();
        }
        return view != null && view.document().get("region") instanceof String region ? region : null;
    }

    private static String problem(List<Problem> errors) {
        return errors.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
