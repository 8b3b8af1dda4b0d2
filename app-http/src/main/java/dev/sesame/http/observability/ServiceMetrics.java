package dev.sesame.http.observability;

import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.http.api.health.StoreStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What state the queue, the store, the transports and the accounts are in, asked when somebody reads it. */
@Singleton
final class ServiceMetrics {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final WatchTransports transports;
    private final Clock clock;
    private final Remembered<QueueStats> queue;
    private final Remembered<List<AccountUsages.Usage>> usages;
    private final MultiGauge alerts;
    private final MultiGauge rates;
    private final MultiGauge quotas;
    private final MultiGauge sent;

    ServiceMetrics(
            MeterRegistry registry,
            TrackMessages messages,
            WatchTransports transports,
            StoreStatus store,
            SmtpPool smtp,
            AccountUsages accounts,
            Clock clock) {
        this.registry = registry;
        this.transports = transports;
        this.clock = clock;
        Executor background = task -> Thread.ofVirtual().name("sesame-metrics").start(task);
        this.queue = new Remembered<>(messages::stats, FRESH, PATIENCE, background, System::nanoTime);
        this.usages = new Remembered<>(accounts::read, FRESH, PATIENCE, background, System::nanoTime);
        queue();
        gauge(
                "sesame.store.up",
                "1 while messages can be kept, 0 while they cannot",
                Tags.empty(),
                () -> store.isUp() ? 1 : 0);
        transports.paused().keySet().forEach(this::breaker);
        smtp(smtp);
        this.alerts = multi("sesame.alerts", "What keeps messages from being accepted, as GET /health names it");
        this.rates = multi("sesame.limiter.rate", "Messages a second that the account is held to");
        this.quotas = multi("sesame.quota.limit", "Messages that the account may send in any 24 hours");
        this.sent = multi("sesame.quota.used", "Messages that the account sent in the last 24 hours");
    }

    private void queue() {
        String name = "sesame.queue.messages";
        String description = "Messages in the store that have not ended, and those of unknown outcome";
        gauge(name, description, Tags.of("state", "queued"), ask(QueueStats::queued));
        gauge(name, description, Tags.of("state", "sending"), ask(QueueStats::sending));
        gauge(name, description, Tags.of("state", "unknown"), ask(QueueStats::unknown));
        gauge("sesame.queue.due", "Messages that wait though their time has come", Tags.empty(), ask(QueueStats::due));
        gauge(
                "sesame.queue.oldest.age.seconds",
                "How long the message waits that waits longest; 0 if none does",
                Tags.empty(),
                ask(this::age));
    }

    private Supplier<Number> ask(ToDoubleFunction<QueueStats> question) {
        return () -> queue.value().map(question::applyAsDouble).orElse(Double.NaN);
    }

    private double age(QueueStats stats) {
        Instant oldest = stats.oldestQueuedAt();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private void breaker(String transport) {
        gauge(
                "sesame.breakers.open",
                "Accounts and senders that the transport is left alone for, as it keeps failing",
                Tags.of("transport", transport),
                () -> transports.paused().getOrDefault(transport, 0));
    }

    private void smtp(SmtpPool pool) {
        String name = "sesame.smtp.connections";
        String description = "Connections to SES SMTP";
        gauge(name, description, Tags.of("state", "idle"), () -> pool.connections()
                .idle());
        gauge(name, description, Tags.of("state", "busy"), () -> {
            SmtpPool.Connections connections = pool.connections();
            return connections.open() - connections.idle();
        });
        gauge(
                "sesame.smtp.waiting",
                "Messages that wait for a connection to SES SMTP",
                Tags.empty(),
                () -> pool.connections().waiting());
    }

    private void gauge(String name, String description, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Brings up to date what has labels that come and go. */
    synchronized void refresh() {
        alerts.register(
                transports.alerts().stream()
                        .collect(Collectors.groupingBy(ServiceMetrics::tags, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .<MultiGauge.Row<?>>map(alert -> MultiGauge.Row.of(alert.getKey(), alert.getValue()))
                        .toList(),
                true);
        List<AccountUsages.Usage> known = usages.value().orElse(List.of());
        rates.register(rows(known, AccountUsages.Usage::maxPerSecond), true);
        quotas.register(rows(known, AccountUsages.Usage::max24Hours), true);
        sent.register(rows(known, AccountUsages.Usage::sent24Hours), true);
    }

    private static Tags tags(TransportAlert alert) {
        return Tags.of("transport", alert.transport(), "reason", alert.reason().id());
    }

    private static List<MultiGauge.Row<?>> rows(
            List<AccountUsages.Usage> usages, ToDoubleFunction<AccountUsages.Usage> value) {
        return usages.stream()
                .<MultiGauge.Row<?>>map(
                        usage -> MultiGauge.Row.of(Tags.of("connector", usage.connector()), value.applyAsDouble(usage)))
                .toList();
    }
}
