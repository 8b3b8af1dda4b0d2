package dev.sesame.simulator.smtp;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.account.CredentialLookup;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.tls.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * SES's SMTP interface on two ports: with STARTTLS, and with TLS from the first octet. Tells what its clients did.
 * Safe for concurrent use.
 */
public final class SmtpService implements AutoCloseable {

    private static final int END_SECONDS = 5;

    private final SmtpBehaviour behaviour = new SmtpBehaviour();
    private final SmtpSessions sessions = new SmtpSessions();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ses-simulator-smtp");
        thread.setDaemon(true);
        return thread;
    });
    private final ServerTls tls;
    private final Faults faults;
    private final SmtpCredentials credentials;
    private final SmtpDelivery delivery;
    private final SmtpListener startTls;
    private final SmtpListener tlsFirst;

    private SmtpService(
            String host, SmtpSettings settings, CredentialLookup accessKeys, Faults faults, Acceptance acceptance) {
        tls = ServerTls.forHost(host);
        this.faults = faults;
        credentials = new SmtpCredentials(accessKeys, settings);
        delivery = new SmtpDelivery(acceptance);
        startTls = SmtpListener.open(host, settings.port());
        try {
            tlsFirst = SmtpListener.open(host, settings.tlsPort());
        } catch (UncheckedIOException e) {
            startTls.close();
            throw e;
        }
    }

    /**
     * Listens on that host and answers from now on.
     *
     * @throws UncheckedIOException if a port cannot be bound
     */
    public static SmtpService start(
            String host, SmtpSettings settings, CredentialLookup accessKeys, Faults faults, Acceptance acceptance) {
        SmtpService service = new SmtpService(host, settings, accessKeys, faults, acceptance);
        service.threads.execute(() -> service.startTls.accept(socket -> service.serve(socket, false)));
        service.threads.execute(() -> service.tlsFirst.accept(socket -> service.serve(socket, true)));
        return service;
    }

    /** The port that begins in clear and has STARTTLS. */
    public int port() {
        return startTls.port();
    }

    /** The port that begins with TLS. */
    public int tlsPort() {
        return tlsFirst.port();
    }

    /** The certificate, in PEM, of the authority that a client must trust. */
    public String caPem() {
        return tls.authorityPem();
    }

    /** How sessions are treated; may be changed at any time. */
    public SmtpBehaviour behaviour() {
        return behaviour;
    }

    /** How many connections there were, on both ports. */
    public int connectionsOpened() {
        return sessions.opened();
    }

    public int connectionsOpen() {
        return sessions.open().size();
    }

    /** Waits until exactly so many connections are open; returns whether they are. */
    public boolean awaitConnectionsOpen(int connections, Duration atMost) throws InterruptedException {
        return sessions.awaitOpen(connections, atMost);
    }

    /** What happened on each connection, in the order in which they were opened; the last 1,000. */
    public List<SmtpConnectionLog> connections() {
        return sessions.logs();
    }

    /** Ends every session that waits for a command, as its idle timeout would. */
    public void timeOutIdleConnections() {
        sessions.open().forEach(SmtpSession::timeOutIfIdle);
    }

    /** Resets every connection. */
    public void dropConnections() {
        sessions.open().forEach(SmtpSession::drop);
    }

    /** Closes both ports and every connection at once. Calling it again does nothing. */
    @Override
    public void close() {
        startTls.close();
        tlsFirst.close();
        sessions.close();
        threads.shutdownNow();
        try {
            // The operating system takes connections until the last thread has left its port.
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket, boolean beginsWithTls) throws IOException {
        SmtpConnectionLog log = sessions.newLog((InetSocketAddress) socket.getRemoteSocketAddress());
        SmtpDialogue dialogue = new SmtpDialogue(new FaultySmtpAnswers(faults), behaviour, credentials, delivery, log);
        SmtpSession session = new SmtpSession(socket, new Wire(socket, log), dialogue, behaviour, tls, log);
        // Here, as connections meet their faults in the order in which they came.
        SmtpAnswer greeting = dialogue.greeting(sessions.add(session));
        threads.execute(() -> {
            try {
                session.run(beginsWithTls, greeting);
            } finally {
                sessions.remove(session);
            }
        });
    }
}
