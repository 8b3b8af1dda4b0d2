package dev.sesame.simulator;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.http.HttpEndpoint;
import dev.sesame.simulator.mailbox.Mailbox;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A running local Amazon SES. It serves every region, keeps what it accepts in its mailbox and sends nothing.
 * Safe for concurrent use.
 */
public final class SesSimulator implements AutoCloseable {

    private final Mailbox mailbox;
    private final Faults faults;
    private final Account account;
    private final HttpEndpoint endpoint;

    SesSimulator(Mailbox mailbox, Faults faults, Account account, HttpEndpoint endpoint) {
        this.mailbox = mailbox;
        this.faults = faults;
        this.account = account;
        this.endpoint = endpoint;
    }

    /**
     * Starts on a free loopback port with the documentation's example credential.
     *
     * @throws UncheckedIOException if no port can be bound
     */
    public static SesSimulator start() {
        return builder().start();
    }

    public static SesSimulatorBuilder builder() {
        return new SesSimulatorBuilder();
    }

    /** Where SESv2 clients send their requests, e.g. {@code http://127.0.0.1:40001}. */
    public URI apiEndpoint() {
        InetSocketAddress address = endpoint.address();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Faults faults() {
        return faults;
    }

    public Account account() {
        return account;
    }

    /** Closes the port and every connection at once; the mailbox stays readable. Calling it again does nothing. */
    @Override
    public void close() {
        endpoint.close();
    }
}
