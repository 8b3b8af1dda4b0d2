package dev.sesame.adapter.sesapi;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.out.ConnectorInspector;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/**
 * Looks at what a connector needs to send by the SES API: the name of the endpoint, port 443 with TLS and certificate, the
 * clock, the credentials, the account, its senders and the configuration set. It asks at most eight questions, one a
 * second; credentials need {@code ses:GetAccount}, {@code ses:GetEmailIdentity} and {@code ses:GetConfigurationSet} for it.
 * Safe for concurrent use; keeps nothing open.
 */
public final class SesApiInspector implements ConnectorInspector {

    private static final String TRANSPORT = "ses-api";

    private final SesApiConfig config;
    private final Clock clock;
    private final Supplier<X509TrustManager> trust;
    private final Pause pause;

    /**
     * An inspector that goes the way of a {@link SesApiTransport} with these settings.
     *
     * @param clock the time that is compared with that of AWS
     */
    public SesApiInspector(SesApiConfig config, Clock clock) {
        this(config, clock, SystemTrust::load, Pause.SLEEP);
    }

    SesApiInspector(SesApiConfig config, Clock clock, Supplier<X509TrustManager> trust, Pause pause) {
        this.config = config;
        this.clock = clock;
        this.trust = trust;
        this.pause = pause;
    }

    @Override
    public String transport() {
        return TRANSPORT;
    }

    @Override
    public String advantage() {
        return "names its refusals, takes roles and temporary credentials, and can be looked at more closely";
    }

    @Override
    public void inspect(ConnectorConfig connector, Consumer<CheckItem> found) {
        Set<String> told = new HashSet<>();
        // Several senders share a domain, and several endpoints a proxy.
        Consumer<CheckItem> once = item -> {
            if (told.add(item.id())) {
                found.accept(item);
            }
        };
        if (!reaches(connector, once)) {
            Skipped.afterConnection(connector, "Not looked at, since SES is not reached.", once);
            return;
        }
        try (SesClientFactory factory = new SesClientFactory(config);
                AccountClient client = factory.create(connector.account())) {
            new AccountQuestions(new Questions(client.ses(), pause), clock, connector, once).ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the endpoint is reached that answers questions: the first. */
    private boolean reaches(ConnectorConfig connector, Consumer<CheckItem> found) {
        List<URI> endpoints;
        try {
            endpoints = Endpoints.of(connector, config);
        } catch (RuntimeException e) {
            found.accept(subject(CheckKind.CONNECTION, connector.account().region())
                    .fail(
                            "There is no SES endpoint for this region and these settings.",
                            "Check the region, SESAME_SES_API_FIPS and SESAME_SES_API_DUAL_STACK; a multi-region endpoint has"
                                    + " no FIPS form."));
            return false;
        }
        EndpointProbe probe = new EndpointProbe(config, trust.get());
        boolean reached = probe.reaches(endpoints.get(0), found);
        endpoints.stream().skip(1).forEach(endpoint -> probe.reaches(endpoint, found));
        return reached;
    }

    static CheckSubject subject(CheckKind kind, String target) {
        return new CheckSubject(TRANSPORT, kind, target);
    }
}
