package dev.sesame.http.config;

import dev.sesame.adapter.limits.RollingLimits;
import dev.sesame.adapter.storejdbc.EncryptionKeys;
import dev.sesame.adapter.storejdbc.JdbcStores;
import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.CheckConnector;
import dev.sesame.core.port.in.IdentifyCaller;
import dev.sesame.core.port.in.ManageApiKeys;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.ManageTemplates;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.ReadAuditLog;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendTestEmail;
import dev.sesame.core.port.in.ShowTemplates;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.service.Sesame;
import dev.sesame.core.service.SesameBuilder;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.message.BatchSender;
import dev.sesame.http.api.message.Idempotency;
import dev.sesame.http.api.simulator.SimulatedMailbox;
import dev.sesame.http.observability.AccountUsages;
import dev.sesame.http.observability.MeteredLimiter;
import dev.sesame.http.observability.RecentSends;
import dev.sesame.http.observability.RecipientHash;
import dev.sesame.http.observability.SendListeners;
import dev.sesame.http.observability.SendLog;
import dev.sesame.http.observability.SendMetrics;
import dev.sesame.http.observability.SmtpPool;
import dev.sesame.http.security.Callers;
import dev.sesame.http.tracing.AttemptSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the service together. */
@Factory
final class SesameFactory {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    /** Read first of all, so that a wrong setting stops the start before anything else does. */
    @Context
    Settings settings(Environment environment) {
        SettingsReader reader = new SettingsReader(name -> environment.getProperty(name, String.class));
        Settings settings = reader.read();
        // Not refused: Kubernetes adds variables of its own for a service of that name.
        reader.unknown(variables(environment)).forEach(unknown -> LOG.warn("{}", unknown));
        return settings;
    }

    private static Stream<String> variables(Environment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE)
                .flatMap(source -> StreamSupport.stream(source.spliterator(), false));
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Context
    ConfiguredConnectors configuredConnectors(Settings settings) {
        Map<String, ConfiguredConnector> files =
                ConnectorFiles.load(settings.connectorsDir(), settings.connectorsDirRequired());
        if (files.isEmpty() && settings.simulator()) {
            return ConfiguredConnectors.example();
        }
        ConfiguredConnectors connectors = new ConfiguredConnectors(files);
        if (settings.uses(Transports.SES_SMTP)) {
            SmtpAccounts.check(connectors.configs(), settings.sesSmtp());
        }
        return connectors;
    }

    @Context
    @Bean(preDestroy = "close")
    Ses ses(Settings settings, Clock clock) {
        return new Ses(settings.simulator() ? new SimulatedSes(clock) : null);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Transports transports(Settings settings, Ses ses, ConfiguredConnectors connectors, Clock clock) {
        Transports transports = Transports.open(settings, ses.simulated(), clock);
        connectors.configs().forEach((id, connector) -> transports
                .all()
                .flatMap(transport -> transport.limitations(connector).stream())
                .forEach(limitation -> LOG.warn("Connector {}: {}", id, limitation)));
        return transports;
    }

    @Singleton
    BreakerPolicy breaker() {
        return BreakerPolicy.DEFAULT;
    }

    @Singleton
    CurrentKey currentKey(Settings settings) {
        return new CurrentKey(settings.encryption().current(StoreSettings.isShared(settings.store())));
    }

    @Context
    @Bean(preDestroy = "close")
    JdbcStores stores(Settings settings, CurrentKey key) {
        EncryptionKeys keys = settings.encryption().keys(key.value());
        JdbcStores stores = JdbcStores.open(settings.store().withEncryption(keys));
        if (stores.reencrypted() > 0) {
            LOG.info("Secrets of {} connectors are encrypted with the current key from now on", stores.reencrypted());
        }
        return stores;
    }

    @Singleton
    @Bean(preDestroy = "close")
    RollingLimits limits(Settings settings, LastQuotas quotas, Clock clock) {
        return new RollingLimits(settings.limits(), quotas, clock);
    }

    @Singleton
    LastQuotas lastQuotas(Transports transports, Clock clock) {
        return new LastQuotas(transports.quota(), clock);
    }

    @Context
    @Bean(preDestroy = "close")
    Sesame sesame(
            ConfiguredConnectors connectors,
            Transports transports,
            JdbcStores stores,
            SendLimiter limiter,
            SendBudgets budgets,
            QueueLog queueLog,
            TransportLog transportLog,
            ConnectorLog connectorLog,
            SendMetrics sendMetrics,
            SendLog sendLog,
            RecentSends recentSends,
            Optional<AttemptSpans> attemptSpans,
            MeterRegistry meters,
            Settings settings,
            BreakerPolicy breaker,
            Clock clock) {
        SesameBuilder sesame = Sesame.builder(connectors, transports.primary())
                .store(stores.messages())
                .connectors(stores.connectors())
                .templates(stores.templates())
                .apiKeys(stores.apiKeys(), settings.apiKeys().roles())
                .auditLog(stores.auditLog(), settings.auditHistory())
                .queuing(settings.queuing())
                .listener(queueLog)
                .listener(transportLog)
                .listener(connectorLog)
                .listener(new SendListeners(
                        Stream.<SendListener>concat(Stream.of(sendMetrics, sendLog, recentSends), attemptSpans.stream())
                                .toList()))
                .workers(task -> Thread.ofVirtual().name("sesame-worker").start(task))
                .lifetimes(settings.lifetimes())
                .links(settings.links())
                .limiter(new MeteredLimiter(limiter, meters))
                .budgets(budgets)
                .retries(settings.retries())
                .breaker(breaker)
                .inspectors(transports.inspectors())
                .clock(clock);
        EmailTransport failover = transports.failover();
        Sesame built = (failover == null ? sesame : sesame.failover(failover)).build();
        built.start();
        return built;
    }

    @Singleton
    SendLog sendLog(RecipientHash recipients, Clock clock, Settings settings) {
        return new SendLog(recipients, clock, settings.simulator());
    }

    @Singleton
    SendEmail sendEmail(Sesame sesame) {
        return sesame.sendEmail();
    }

    @Singleton
    QueueEmail queueEmail(Sesame sesame) {
        return sesame.queueEmail();
    }

    @Singleton
    TrackMessages trackMessages(Sesame sesame) {
        return sesame.trackMessages();
    }

    @Singleton
    Idempotency idempotency(Settings settings, Clock clock) {
        return new Idempotency(settings.idempotencyLifetime(), clock);
    }

    @Singleton
    BatchSender batchSender(SendEmail sendEmail, Settings settings, Clock clock) {
        return new BatchSender(sendEmail, settings.retries().budget(), clock);
    }

    @Singleton
    PreviewEmail previewEmail(Sesame sesame) {
        return sesame.previewEmail();
    }

    @Singleton
    WatchTransports watchTransports(Sesame sesame) {
        return sesame.watchTransports();
    }

    @Singleton
    RecipientHash recipientHash(CurrentKey key) {
        return RecipientHash.of(key.value());
    }

    @Singleton
    SmtpPool smtpPool(Transports transports) {
        return transports::smtpConnections;
    }

    @Singleton
    AccountUsages accountUsages(ManageConnectors connectors, RollingLimits limits) {
        return new ConnectorUsages(connectors, limits);
    }

    @Singleton
    AccountDetails accountDetails(ManageConnectors connectors, RollingLimits limits, LastQuotas quotas) {
        return new AccountDetails(connectors, limits, quotas);
    }

    @Singleton
    SimulatedMailbox mailbox(Ses ses) {
        return new SimulatorMailbox(ses.simulator());
    }

    @Singleton
    ManageConnectors manageConnectors(Sesame sesame) {
        return sesame.manageConnectors();
    }

    @Singleton
    ManageTemplates manageTemplates(Sesame sesame) {
        return sesame.manageTemplates();
    }

    @Singleton
    ShowTemplates showTemplates(Sesame sesame) {
        return sesame.showTemplates();
    }

    @Singleton
    ManageApiKeys manageApiKeys(Sesame sesame) {
        return sesame.manageApiKeys();
    }

    @Singleton
    IdentifyCaller identifyCaller(Sesame sesame) {
        return sesame.identifyCaller();
    }

    @Singleton
    ReadAuditLog readAuditLog(Sesame sesame) {
        return sesame.readAuditLog();
    }

    @Singleton
    CheckConnector checkConnector(Sesame sesame) {
        return sesame.checkConnector();
    }

    @Singleton
    SendTestEmail sendTestEmail(Sesame sesame) {
        return sesame.sendTestEmail();
    }

    @Singleton
    ServiceInfo info(Settings settings, Callers callers, Clock clock) {
        return new ServiceInfo(
                settings.simulator(),
                settings.transport(),
                settings.failover(),
                settings.ways(),
                callers.needKeys(),
                version(),
                clock.instant());
    }

    /** The manifest's; tests and development run without one. */
    private static String version() {
        String version = SesameFactory.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
