package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.ProviderHarness;
import dev.sesame.core.port.out.ReceivedEmail;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.mailbox.ReceivedMail;
import dev.sesame.simulator.smtp.SmtpService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The simulator, and a transport that sends to it. */
final class SimulatedSes implements ProviderHarness, AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T08:05:09Z"), ZoneOffset.UTC);

    private final SesSimulator simulator;
    private final AtomicLong nanos = new AtomicLong();
    private final SesSmtpConfig config;
    private final SesSmtpTransport transport;

    SimulatedSes() {
        this(config -> config);
    }

    /** The settings change those that reach the simulator with STARTTLS. */
    SimulatedSes(UnaryOperator<SesSmtpConfig.Builder> settings) {
        simulator = SesSimulator.builder().smtp().start();
        config = settings.apply(reaching(simulator)).build();
        transport = new SesSmtpTransport(config, CLOCK, nanos::get);
    }

    /** TLS from the first byte. */
    static SimulatedSes withTls() {
        SesSimulator simulator = SesSimulator.builder().smtp().start();
        return new SimulatedSes(
                simulator, reaching(simulator).port(simulator.smtpsPort()).tls(SesSmtpConfig.Tls.TLS));
    }

    private SimulatedSes(SesSimulator simulator, SesSmtpConfig.Builder settings) {
        this.simulator = simulator;
        this.config = settings.build();
        this.transport = new SesSmtpTransport(config, CLOCK, nanos::get);
    }

    private static SesSmtpConfig.Builder reaching(SesSimulator simulator) {
        return SesSmtpConfig.builder()
                .host("localhost")
                .port(simulator.smtpPort())
                .trust(simulator.smtpCaPem());
    }

    /** Another transport to the same simulator, for the caller to close. */
    SesSmtpTransport transport(UnaryOperator<SesSmtpConfig.Builder> settings) {
        return new SesSmtpTransport(settings.apply(reaching(simulator)).build(), CLOCK, nanos::get);
    }

    SesSimulator simulator() {
        return simulator;
    }

    SmtpService smtp() {
        return simulator.smtp();
    }

    /** Lets connections age. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public EmailTransport transport() {
        return transport;
    }

    @Override
    public EmailTransport unreachableTransport() {
        return transport(config -> config.port(refusingPort()));
    }

    /** Where nobody listens. */
    static int refusingPort() {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
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
                                SmtpFault.reply(SmtpStage.AUTH, "535 Authentication Credentials Invalid");
                            case THROTTLE -> Fault.throttled();
                            case UNAVAILABLE -> Fault.error(500, "InternalFailure", "Internal failure.");
                            case DROP_ANSWER -> Fault.dropAfterAccepting();
                        });
    }

    /** A connection that was opened for a message counts, even if it did not come to MAIL. */
    @Override
    public int attempts() {
        return smtp().connections().stream()
                .mapToInt(connection -> (int) Math.max(1, connection.count("MAIL")))
                .sum();
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
