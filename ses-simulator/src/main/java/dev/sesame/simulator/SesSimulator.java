package dev.sesame.simulator;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.http.HttpEndpoint;
import dev.sesame.simulator.mailbox.Mailbox;
import dev.sesame.simulator.smtp.SmtpService;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A running local Amazon SES. It serves every region, keeps what it accepts in its mailbox and sends nothing.
 * Safe for concurrent use.
 */
public final class SesSimulator implements AutoCloseable {

    private final Mailbox mailbox;
    private final Faults faults;
    private final Account account;
    private final HttpEndpoint endpoint;
    private final @Nullable SmtpService smtp;

    SesSimulator(Mailbox mailbox, Faults faults, Account account, HttpEndpoint endpoint, @Nullable SmtpService smtp) {
        this.mailbox = mailbox;
        this.faults = faults;
        this.account = account;
        this.endpoint = endpoint;
        this.smtp = smtp;
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

    /**
     * The SMTP side: its ports, what its clients did, and how they are treated.
     *
     * @throws IllegalStateException if it was not switched on
     */
    public SmtpService smtp() {
        if (smtp == null) {
            throw new IllegalStateException("SMTP is off: start with SesSimulator.builder().smtp().start()");
        }
        return smtp;
    }

    /** The SMTP port that begins in clear and has STARTTLS. */
    public int smtpPort() {
        return smtp().port();
    }

    /** The SMTP port that begins with TLS. */
    public int smtpsPort() {
        return smtp().tlsPort();
    }

    /** The certificate, in PEM, of the authority that SMTP clients must trust. It is a new one at every start. */
    public String smtpCaPem() {
        return smtp().caPem();
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

    /** Closes its ports and every connection at once; the mailbox stays readable. Calling it again does nothing. */
    @Override
    public void close() {
        endpoint.close();
        if (smtp != null) {
            smtp.close();
        }
    }
}
