package dev.sesame.adapter.sessmtp;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.ConnectorInspector;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks at what a connector needs to send by SES SMTP: the name of the server, the five ports with their TLS and
 * certificate, all at once and for 5 s at most, and the login on the first port that works. Then it says QUIT: it never
 * comes to MAIL FROM. Safe for concurrent use; keeps nothing open.
 */
public final class SesSmtpInspector implements ConnectorInspector {

    static final String TRANSPORT = "ses-smtp";

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final SesSmtpConfig config;
    private final List<SmtpPort> ports;
    private final Duration timeout;

    /** An inspector that goes the way of a {@link SesSmtpTransport} with these settings. */
    public SesSmtpInspector(SesSmtpConfig config) {
        this(config, SmtpPort.worthATry(config));
    }

    /** Of these ports, the first is the one that is set. */
    SesSmtpInspector(SesSmtpConfig config, List<SmtpPort> ports) {
        this.config = config;
        this.ports = List.copyOf(ports);
        this.timeout = config.connectTimeout().compareTo(LONGEST) < 0 ? config.connectTimeout() : LONGEST;
    }

    @Override
    public String transport() {
        return TRANSPORT;
    }

    @Override
    public String advantage() {
        return "needs no HTTPS to AWS";
    }

    @Override
    public void inspect(ConnectorConfig connector, Consumer<CheckItem> found) {
        String region = connector.account().region();
        if (connector.options().endpointId() != null) {
            found.accept(subject(CheckKind.CONNECTION, region)
                    .fail(
                            "The connector's endpointId names a multi-region endpoint, which has no SMTP form.",
                            "Use the SES API, or leave endpointId out."));
            return;
        }
        String host;
        try {
            host = SmtpHost.of(connector.account(), config);
        } catch (TransportException e) {
            found.accept(subject(CheckKind.DNS, region)
                    .fail(e.getMessage() + ".", "Correct the region, or set SESAME_SES_SMTP_HOST."));
            return;
        }
        if (!resolves(host, found)) {
            ports.forEach(port -> found.accept(subject(CheckKind.CONNECTION, port.at(host))
                    .skipped("Not tried, since the name cannot be looked up.")));
            found.accept(subject(CheckKind.CREDENTIALS, region).skipped("Not tried, since no connection works."));
            return;
        }
        try {
            PortProbes probes = PortProbes.run(config, host, ports, timeout);
            probes.items().forEach(found);
            found.accept(new LoginProbe(config, timeout).item(connector.account(), host, probes.working()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A proxy resolves the name of the server itself. */
    private boolean resolves(String host, Consumer<CheckItem> found) {
        SmtpProxy proxy = config.proxy();
        String name = proxy == null ? host : proxy.host();
        CheckSubject subject = subject(CheckKind.DNS, name);
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .limit(4)
                    .collect(Collectors.joining(", "));
            found.accept(subject.pass(
                    (proxy == null ? "The name" : "The name of the proxy") + " stands for " + addresses + "."));
            return true;
        } catch (UnknownHostException e) {
            found.accept(subject.fail(
                    (proxy == null ? "The name " : "The name of the proxy ") + name + " cannot be looked up.",
                    proxy != null
                            ? "Check SESAME_SES_SMTP_PROXY and the name servers of this machine."
                            : config.host() != null
                                    ? "Check SESAME_SES_SMTP_HOST and the name servers of this machine."
                                    : "Check the name servers of this machine, and whether SES has SMTP in this region: not"
                                            + " every region does. A VPC endpoint or a relay goes into"
                                            + " SESAME_SES_SMTP_HOST."));
            return false;
        }
    }

    static CheckSubject subject(CheckKind kind, String target) {
        return new CheckSubject(TRANSPORT, kind, target);
    }
}
