package dev.sesame.adapter.sessmtp;

import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/**
 * The connections of one account. Who may have one is decided by a {@link ConnectionLimit}; the pool behind it keeps those
 * that nobody uses, and never waits. Safe for concurrent use.
 */
final class AccountPool implements AutoCloseable {

    private final SesSmtpConfig config;
    private final ConnectionLimit limit;
    private final GenericObjectPool<SmtpConnection> unused;
    private volatile boolean closed;

    AccountPool(Wiring wiring, ConnectionFactory factory) {
        this.config = wiring.config();
        this.limit = new ConnectionLimit(config.poolSize(), wiring.ticker());
        this.unused = new GenericObjectPool<>(factory, settings(config));
    }

    private static GenericObjectPoolConfig<SmtpConnection> settings(SesSmtpConfig config) {
        GenericObjectPoolConfig<SmtpConnection> settings = new GenericObjectPoolConfig<>();
        settings.setMaxTotal(-1);
        settings.setMaxIdle(config.poolSize());
        settings.setBlockWhenExhausted(false);
        settings.setTimeBetweenEvictionRuns(config.maxIdle());
        settings.setNumTestsPerEvictionRun(-1);
        settings.setEvictionPolicy(
                (ignored, pooled, count) -> pooled.getObject().isOfNoMoreUse());
        settings.setJmxEnabled(false);
        return settings;
    }

    /** Hands a message over; returns the 250 that it was accepted with. */
    Reply deliver(WireMail mail, Failures failures) {
        long deadline = System.nanoTime() + config.waitTimeout().toNanos();
        while (true) {
            acquire(Duration.ofNanos(deadline - System.nanoTime()));
            try {
                return deliver(mail);
            } catch (SmtpFailure e) {
                // The server takes no more connections: wait for one of those that others have.
                if (!e.tooManyConnections() || !limit.shrink()) {
                    throw failures.of(e);
                }
            } finally {
                limit.release();
            }
        }
    }

    private void acquire(Duration wait) {
        boolean acquired;
        try {
            acquired = limit.acquire(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted();
        }
        if (closed) {
            throw new IllegalStateException("the SES SMTP transport is closed");
        }
        if (!acquired) {
            throw Failures.busy(limit.limit(), config.waitTimeout());
        }
    }

    private Reply deliver(WireMail mail) throws SmtpFailure {
        for (int closedByServer = 0; ; closedByServer++) {
            SmtpConnection connection = borrow();
            boolean used = connection.isUsed();
            try {
                return deliver(mail, connection);
            } catch (SmtpFailure e) {
                // That a connection had ended is no try: the server has seen nothing of this message but its envelope.
                if (!used || !e.foundConnectionClosed() || closedByServer == config.poolSize()) {
                    throw e;
                }
            }
        }
    }

    private Reply deliver(WireMail mail, SmtpConnection connection) throws SmtpFailure {
        boolean usable = false;
        try {
            Reply answer = connection.deliver(mail);
            usable = true;
            return answer;
        } catch (SmtpFailure e) {
            usable = e.leavesConnectionUsable() && (e.stage() != Stage.ENVELOPE || connection.reset());
            throw e;
        } finally {
            giveBack(connection, usable);
        }
    }

    /** A connection that the server still answers on, or a new one. */
    private SmtpConnection borrow() throws SmtpFailure {
        while (true) {
            SmtpConnection connection = unusedOrNew();
            if (connection.isUsed() && connection.isWorn()) {
                giveBack(connection, true);
            } else if (connection.isAnswering()) {
                return connection;
            } else {
                giveBack(connection, false);
                // The others have been unused for longer: to wait for the answer of each would lead to the same.
                unused.clear();
            }
        }
    }

    private SmtpConnection unusedOrNew() throws SmtpFailure {
        try {
            return unused.borrowObject();
        } catch (SmtpFailure | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the factory throws nothing else", e);
        }
    }

    private void giveBack(SmtpConnection connection, boolean usable) {
        if (usable && !connection.isWorn()) {
            unused.returnObject(connection);
            return;
        }
        if (!usable) {
            connection.abort();
        }
        try {
            unused.invalidateObject(connection);
        } catch (Exception e) {
            throw new IllegalStateException("closing throws nothing", e);
        }
    }

    SmtpConnections connections() {
        int idle = unused.getNumIdle();
        return new SmtpConnections(unused.getNumActive() + idle, idle, limit.waiting());
    }

    /** Closes unused connections now, and the others once their message has its outcome. */
    @Override
    public void close() {
        closed = true;
        unused.close();
        limit.open();
    }
}
