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
        String failover = settings.failover();
        if (simulated == null) {
            return new Transports(
                    open(settings.transport(), settings, clock),
                    failover == null ? null : open(failover, settings, clock),
                    List.of(new SesApiInspector(settings.sesApi(), clock), new SesSmtpInspector(settings.sesSmtp())));
        }
        return new Transports(
                open(settings.transport(), settings, simulated, clock),
                failover == null ? null : open(failover, settings, simulated, clock),
                List.of(
                        new SimulatedInspector(
                                () -> new SesApiInspector(simulatedApi(settings, simulated), clock), simulated),
                        new SimulatedInspector(
                                () -> new SesSmtpInspector(simulatedSmtp(settings, simulated)), simulated)));
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

    private static EmailTransport open(String name, Settings settings, Clock clock) {
        return name.equals(SES_SMTP)
                ? new SesSmtpTransport(settings.sesSmtp(), clock)
                : new SesApiTransport(settings.sesApi());
    }

    private static EmailTransport open(String name, Settings settings, SimulatedSes simulated, Clock clock) {
        return new SimulatedTransport(
                name.equals(SES_SMTP)
                        ? new SesSmtpTransport(simulatedSmtp(settings, simulated), clock)
                        : new SesApiTransport(simulatedApi(settings, simulated)),
                simulated);
    }

    /** Neither the proxy nor FIPS: nothing may leave this machine. */
    private static SesApiConfig simulatedApi(Settings settings, SimulatedSes simulated) {
        SesApiConfig real = settings.sesApi();
        return SesApiConfig.builder()
                .endpoint(simulated.simulator().apiEndpoint())
                .totalTimeout(real.totalTimeout())
                .connectTimeout(real.connectTimeout())
                .maxConnections(real.maxConnections())
                .build();
    }

    /** Neither proxy, bind address nor password: nothing may leave this machine, and passwords are derived. */
    private static SesSmtpConfig simulatedSmtp(Settings settings, SimulatedSes simulated) {
        SesSmtpConfig real = settings.sesSmtp();
        SesSimulator simulator = simulated.simulator();
        boolean startTls = real.tls() == SesSmtpConfig.Tls.STARTTLS;
        return SesSmtpConfig.builder()
                .host("127.0.0.1")
                .port(startTls ? simulator.smtpPort() : simulator.smtpsPort())
                .tls(real.tls())
                .trust(simulator.smtpCaPem())
                .ehloName(real.ehloName())
                .connectTimeout(real.connectTimeout())
                .readTimeout(real.readTimeout())
                .answerTimeout(real.answerTimeout())
                .writeTimeout(real.writeTimeout())
                .waitTimeout(real.waitTimeout())
                .poolSize(real.poolSize())
                .maxIdle(real.maxIdle())
                .maxAge(real.maxAge())
                .maxMessages(real.maxMessages())
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
