package dev.sesame.http.config;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.service.Sesame;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.simulator.SimulatedMailbox;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.RequestTimeout;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the service together. */
@Factory
final class SesameFactory {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    /** Read first of all, so that a wrong setting stops the start before anything else does. */
    @Context
    Settings settings(Environment environment) {
        return new SettingsReader(name -> environment.getProperty(name, String.class)).read();
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    RequestTimeout requestTimeout(Settings settings) {
        return new RequestTimeout(settings.requestTimeout());
    }

    @Singleton
    ApiKeys apiKeys(Settings settings) {
        return settings.apiKeys();
    }

    @Context
    Ses ses(Settings settings, Clock clock) {
        Map<String, ConnectorConfig> configured =
                ConnectorFiles.load(settings.connectorsDir(), settings.connectorsDirRequired());
        if (settings.uses(Transports.SES_SMTP)) {
            SmtpAccounts.check(configured, settings.sesSmtp());
        }
        Path folder = settings.connectorsDir().toAbsolutePath().normalize();
        if (settings.simulator()) {
            String origin = configured.isEmpty() ? "the built-in one, as there is none in " + folder : "of " + folder;
            return new Ses(SimulatedSes.connectors(configured), origin, SimulatedSes.start(configured, clock));
        }
        if (configured.isEmpty()) {
            throw InvalidInputException.settings(List.of(new Problem(
                    "",
                    "SESAME_CONNECTORS_DIR must be a folder with a connector, such as " + folder.resolve("default.json")
                            + ", to send through the real SES")));
        }
        return new Ses(configured, "of " + folder, null);
    }

    @Singleton
    ConnectorStore connectors(Ses ses) {
        return id -> Optional.ofNullable(ses.connectors().get(id));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Transports transports(Settings settings, Ses ses, Clock clock) {
        return Transports.open(settings, ses.simulator(), clock);
    }

    @Singleton
    BreakerPolicy breaker() {
        return BreakerPolicy.DEFAULT;
    }

    @Singleton
    Sesame sesame(
            ConnectorStore connectors, Transports transports, Settings settings, BreakerPolicy breaker, Clock clock) {
        Sesame.Builder sesame = Sesame.builder(connectors, transports.primary())
                .retries(settings.retries())
                .breaker(breaker)
                .clock(clock);
        EmailTransport failover = transports.failover();
        return (failover == null ? sesame : sesame.failover(failover)).build();
    }

    @Singleton
    SendEmail sendEmail(Sesame sesame, Settings settings) {
        return settings.simulator() ? request -> simulated(sesame.sendEmail().send(request)) : sesame.sendEmail();
    }

    private static SentEmail simulated(SentEmail sent) {
        LOG.info("SIMULATED: message {} went to the simulator, nobody gets it", sent.id());
        return sent;
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
    SimulatedMailbox mailbox(Ses ses) {
        return new SimulatorMailbox(ses.simulator());
    }

    @Singleton
    ServiceInfo info(Settings settings, Ses ses, ApiKeys apiKeys) {
        return new ServiceInfo(
                ses.simulator() != null,
                settings.transport(),
                settings.failover(),
                ses.connectors().keySet().stream().sorted().toList(),
                ses.origin(),
                !apiKeys.isEmpty());
    }
}
