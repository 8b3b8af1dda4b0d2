package dev.sesame.http.config;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sesapi.SesApiInspector;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SesSmtpInspector;
import dev.sesame.adapter.sessmtp.SesSmtpTransport;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.ConnectorInspector;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.http.observability.SmtpPool;
import dev.sesame.simulator.SesSimulator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to SES, or to the simulator in its place.
 *
 * @param primary the one that messages leave by
 * @param failover the one for what the first certainly did not take; null for none
 * @param inspectors who looks at each way, whether messages leave by it or not; the API is preferred
 */
record Transports(EmailTransport primary, @Nullable EmailTransport failover, List<ConnectorInspector> inspectors)
        implements AutoCloseable {

    static final String SES_API = "ses-api";
    static final String SES_SMTP = "ses-smtp";

    /** Those that the settings name; with a simulator they lead to it and nowhere else. */
    static Transports open(Settings settings, @Nullable SimulatedSes simulated, Clock clock) {
        Supplier<SesApiConfig> api =
                simulated == null ? settings::sesApi : () -> toSimulator(settings.sesApi(), simulated.simulator());
        Supplier<SesSmtpConfig> smtp =
                simulated == null ? settings::sesSmtp : () -> toSimulator(settings.sesSmtp(), simulated.simulator());
        String failover = settings.failover();
        return new Transports(
                open(settings.transport(), api, smtp, simulated, clock),
                failover == null ? null : open(failover, api, smtp, simulated, clock),
                Stream.<Supplier<ConnectorInspector>>of(
                                () -> new SesApiInspector(api.get(), clock), () -> new SesSmtpInspector(smtp.get()))
                        .map(inspector ->
                                simulated == null ? inspector.get() : new SimulatedInspector(inspector, simulated))
                        .toList());
    }

    /** Who knows what an account may send; without the API nobody does. */
    AccountQuota quota() {
        return all().filter(AccountQuota.class::isInstance)
                .map(AccountQuota.class::cast)
                .findFirst()
                .orElse(account -> Optional.empty());
    }

    /** The connections of SES SMTP; none if no message leaves that way. */
    SmtpPool.Connections smtpConnections() {
        return all().map(transport ->
                        transport instanceof SimulatedTransport simulated ? simulated.transport() : transport)
                .filter(SesSmtpTransport.class::isInstance)
                .map(transport -> ((SesSmtpTransport) transport).connections())
                .map(smtp -> new SmtpPool.Connections(smtp.open(), smtp.idle(), smtp.waiting()))
                .findFirst()
                .orElse(new SmtpPool.Connections(0, 0, 0));
    }

    /** Both, or the only one. */
    Stream<EmailTransport> all() {
        return failover == null ? Stream.of(primary) : Stream.of(primary, failover);
    }

    private static EmailTransport open(
            String name,
            Supplier<SesApiConfig> api,
            Supplier<SesSmtpConfig> smtp,
            @Nullable SimulatedSes simulated,
            Clock clock) {
        EmailTransport transport =
                name.equals(SES_SMTP) ? new SesSmtpTransport(smtp.get(), clock) : new SesApiTransport(api.get());
        return simulated == null ? transport : new SimulatedTransport(transport, simulated);
    }

    /** Neither the proxy nor FIPS: nothing may leave this machine. */
    private static SesApiConfig toSimulator(SesApiConfig settings, SesSimulator simulator) {
        return SesApiConfig.builder()
                .endpoint(simulator.apiEndpoint())
                .totalTimeout(settings.totalTimeout())
                .connectTimeout(settings.connectTimeout())
                .maxConnections(settings.maxConnections())
                .build();
    }

    /** Neither proxy, bind address nor password: nothing may leave this machine, and passwords are derived. */
    private static SesSmtpConfig toSimulator(SesSmtpConfig settings, SesSimulator simulator) {
        boolean startTls = settings.tls() == SesSmtpConfig.Tls.STARTTLS;
        return SesSmtpConfig.builder()
                .host("127.0.0.1")
                .port(startTls ? simulator.smtpPort() : simulator.smtpsPort())
                .tls(settings.tls())
                .trust(simulator.smtpCaPem())
                .ehloName(settings.ehloName())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .answerTimeout(settings.answerTimeout())
                .writeTimeout(settings.writeTimeout())
                .waitTimeout(settings.waitTimeout())
                .poolSize(settings.poolSize())
                .maxIdle(settings.maxIdle())
                .maxAge(settings.maxAge())
                .maxMessages(settings.maxMessages())
                .build();
    }

    @Override
    public void close() {
        primary.close();
        if (failover != null) {
            failover.close();
        }
    }
}
