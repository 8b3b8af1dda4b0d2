package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.ProviderHarness;
import dev.sesame.core.port.out.ReceivedEmail;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The simulator, and a transport that sends to it. */
final class SimulatedSes implements ProviderHarness, AutoCloseable {

    private final AtomicInteger attempts = new AtomicInteger();
    private final SesSimulator simulator = SesSimulator.builder()
            .credentials(this::countAndFind)
            .acceptUnverifiedSigV4a(true)
            .start();
    private final SesApiTransport transport = new SesApiTransport(
            SesApiConfig.builder().endpoint(simulator.apiEndpoint()).build());

    private Optional<Credential> countAndFind(String accessKeyId) {
        attempts.incrementAndGet();
        return Optional.of(Credential.EXAMPLE).filter(key -> key.accessKeyId().equals(accessKeyId));
    }

    SesSimulator simulator() {
        return simulator;
    }

    @Override
    public EmailTransport transport() {
        return transport;
    }

    @Override
    public EmailTransport unreachableTransport() {
        return new SesApiTransport(SesApiConfig.builder().endpoint(refusing()).build());
    }

    /** Where nobody listens. */
    static URI refusing() {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + once.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SendingAccount account() {
        return Accounts.EXAMPLE;
    }

    @Override
    public void nextMessageMeets(Trouble trouble) {
        simulator
                .faults()
                .next(
                        switch (trouble) {
                            case REFUSE_MESSAGE ->
                                Fault.error(400, "MessageRejected", "Email address is not verified. x@example.com");
                            case REFUSE_CREDENTIALS ->
                                Fault.error(403, "UnrecognizedClientException", "The security token is invalid.");
                            case THROTTLE -> Fault.throttled();
                            case UNAVAILABLE -> Fault.error(500, "InternalFailure", "Internal failure.");
                            case DROP_ANSWER -> Fault.dropAfterAccepting();
                        });
    }

    @Override
    public int attempts() {
        return attempts.get();
    }

    @Override
    public List<ReceivedEmail> accepted() {
        List<ReceivedMail> oldestFirst = new ArrayList<>(simulator.mailbox().messages());
        Collections.reverse(oldestFirst);
        return oldestFirst.stream().map(SimulatedSes::decoded).toList();
    }

    private static ReceivedEmail decoded(ReceivedMail mail) {
        Mailbox from = Mailbox.parse(mail.from());
        return new ReceivedEmail(
                mail.id(),
                from.address(),
                from.name(),
                addresses(mail.to()),
                addresses(mail.replyTo()),
                mail.subject(),
                mail.html(),
                mail.text(),
                headers(mail),
                mail.tags());
    }

    private static List<String> addresses(List<String> mailboxes) {
        return mailboxes.stream().map(text -> Mailbox.parse(text).address()).toList();
    }

    private static Map<String, String> headers(ReceivedMail mail) {
        return mail.headers().stream()
                .collect(Collectors.toMap(header -> header.name(), header -> header.value(), (first, second) -> first));
    }

    @Override
    public void close() {
        transport.close();
        simulator.close();
    }
}
