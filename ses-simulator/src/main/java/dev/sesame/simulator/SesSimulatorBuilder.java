package dev.sesame.simulator;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.account.CredentialLookup;
import dev.sesame.simulator.api.SesApi;
import dev.sesame.simulator.control.ControlApi;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.http.HttpEndpoint;
import dev.sesame.simulator.http.RequestHandler;
import dev.sesame.simulator.mailbox.Mailbox;
import dev.sesame.simulator.signature.SigV4Verifier;
import dev.sesame.simulator.smtp.SmtpService;
import dev.sesame.simulator.smtp.SmtpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a simulator starts. Not thread-safe. */
public final class SesSimulatorBuilder {

    /** Room for a 40 MB message in base64, and the rest of its request. */
    private static final int MAX_REQUEST_BYTES = 64 << 20;

    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final List<CredentialLookup> lookups = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port;
    private int mailboxCapacity = 1000;
    private boolean acceptsUnverifiedSigV4a;
    private boolean hasControlApi;
    private @Nullable SmtpSettings smtp;
    private Clock clock = Clock.systemUTC();

    SesSimulatorBuilder() {}

    /** The address to listen on; {@code 127.0.0.1} by default. */
    public SesSimulatorBuilder host(String address) {
        host = address;
        return this;
    }

    /** The port to listen on; 0, a free one, by default. */
    public SesSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** Knows a long-term key. Given any credential or lookup, the simulator no longer knows the example key. */
    public SesSimulatorBuilder credential(String accessKeyId, String secret) {
        return credential(Credential.of(accessKeyId, secret));
    }

    /** Knows a key, with its session token if it has one. */
    public SesSimulatorBuilder credential(Credential credential) {
        credentials.put(credential.accessKeyId(), credential);
        return this;
    }

    /** Asks for keys that were not given one by one; several lookups are asked in their order. */
    public SesSimulatorBuilder credentials(CredentialLookup lookup) {
        lookups.add(lookup);
        return this;
    }

    /** How many messages the mailbox keeps; 1,000 by default. */
    public SesSimulatorBuilder mailboxCapacity(int messages) {
        mailboxCapacity = messages;
        return this;
    }

    /**
     * Whether requests signed with SigV4A (AWS4-ECDSA-P256-SHA256), as clients sign those with an
     * {@code EndpointId}, are accepted with their signature unchecked. By default they are refused.
     */
    public SesSimulatorBuilder acceptUnverifiedSigV4a(boolean accept) {
        acceptsUnverifiedSigV4a = accept;
        return this;
    }

    /**
     * Whether {@code /simulator/messages} and {@code /simulator/faults} on the same port show the mailbox and set
     * faults, to anybody who can reach it. Off by default.
     */
    public SesSimulatorBuilder controlApi(boolean on) {
        hasControlApi = on;
        return this;
    }

    /** Speaks SMTP too, on two free ports. Off by default. */
    public SesSimulatorBuilder smtp() {
        return smtp(SmtpSettings.DEFAULT);
    }

    /** Speaks SMTP too, on the same address. */
    public SesSimulatorBuilder smtp(SmtpSettings settings) {
        smtp = settings;
        return this;
    }

    /** The clock for signatures, quotas and arrival times; the system's by default. */
    public SesSimulatorBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Starts a simulator. The builder may go on to start others.
     *
     * @throws UncheckedIOException if the address or one of its ports cannot be bound
     */
    public SesSimulator start() {
        Account account = new Account(clock);
        Mailbox mailbox = new Mailbox(mailboxCapacity);
        Faults faults = new Faults();
        CredentialLookup credentials = lookup();
        Acceptance acceptance = new Acceptance(account, mailbox, clock);
        SesApi api =
                new SesApi(new SigV4Verifier(credentials, acceptsUnverifiedSigV4a, clock), account, faults, acceptance);
        RequestHandler handler = hasControlApi ? new ControlApi(mailbox, faults, api) : api;
        HttpEndpoint endpoint = startHttp(handler);
        try {
            SmtpService service = smtp == null ? null : SmtpService.start(host, smtp, credentials, faults, acceptance);
            return new SesSimulator(mailbox, faults, account, endpoint, service);
        } catch (UncheckedIOException e) {
            endpoint.close();
            throw e;
        }
    }

    private HttpEndpoint startHttp(RequestHandler handler) {
        try {
            return HttpEndpoint.start(new InetSocketAddress(host, port), MAX_REQUEST_BYTES, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private CredentialLookup lookup() {
        Map<String, Credential> known = new LinkedHashMap<>(credentials);
        List<CredentialLookup> others = List.copyOf(lookups);
        if (known.isEmpty() && others.isEmpty()) {
            known.put(Credential.EXAMPLE.accessKeyId(), Credential.EXAMPLE);
        }
        return accessKeyId -> Optional.ofNullable(known.get(accessKeyId)).or(() -> others.stream()
                .flatMap(lookup -> lookup.find(accessKeyId).stream())
                .findFirst());
    }
}
