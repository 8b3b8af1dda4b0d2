package dev.sesame.simulator.smtp;

import dev.sesame.simulator.tls.ServerCertificate;
import java.time.Duration;

/**
 * How the server treats its sessions. As it starts, it is as SES is: STARTTLS is required, the certificate is good, and a
 * session that says nothing for 10 seconds ends; there are no limits on connections and messages. Every change holds
 * from the next connection or command on. Thread-safe.
 */
public final class SmtpBehaviour {

    private volatile ServerCertificate certificate = ServerCertificate.TRUSTED;
    private volatile StartTls startTls = StartTls.OFFERED;
    private volatile int maxConnections = Integer.MAX_VALUE;
    private volatile int maxMessagesPerConnection = Integer.MAX_VALUE;
    // Reported, not documented: meteor/meteor#8591, knadh/listmonk#81.
    private volatile Duration idleTimeout = Duration.ofSeconds(10);
    private volatile String idleReply = SmtpReplies.IDLE;

    SmtpBehaviour() {}

    public SmtpBehaviour certificate(ServerCertificate kind) {
        certificate = kind;
        return this;
    }

    /** What becomes of STARTTLS on the port that has it. */
    public SmtpBehaviour startTls(StartTls mode) {
        startTls = mode;
        return this;
    }

    /** Connections beyond are greeted with {@code 421 Too many concurrent SMTP connections}. */
    public SmtpBehaviour maxConnections(int connections) {
        maxConnections = connections;
        return this;
    }

    /** A connection that has had as many messages accepted gets 421 for its next MAIL. */
    public SmtpBehaviour maxMessagesPerConnection(int messages) {
        maxMessagesPerConnection = messages;
        return this;
    }

    /** How long a session may say nothing; zero for ever. Then it gets the {@link #idleReply} and ends. */
    public SmtpBehaviour idleTimeout(Duration time) {
        idleTimeout = time;
        return this;
    }

    /** {@code 451 4.4.2 Timeout waiting for data from client.} by default. */
    public SmtpBehaviour idleReply(String reply) {
        idleReply = reply;
        return this;
    }

    ServerCertificate certificate() {
        return certificate;
    }

    StartTls startTls() {
        return startTls;
    }

    int maxConnections() {
        return maxConnections;
    }

    int maxMessagesPerConnection() {
        return maxMessagesPerConnection;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    String idleReply() {
        return idleReply;
    }
}
