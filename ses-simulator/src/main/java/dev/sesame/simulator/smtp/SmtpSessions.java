package dev.sesame.simulator.smtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The open sessions, and the logs of those and of the last that ended. Thread-safe. */
final class SmtpSessions {

    private static final int MAX_LOGS = 1000;

    private final Set<SmtpSession> open = new HashSet<>();
    private final Deque<SmtpConnectionLog> logs = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int opened;
    private boolean closed;

    /** A log for a new connection, which counts from now on. */
    SmtpConnectionLog newLog(InetSocketAddress client) {
        lock.lock();
        try {
            SmtpConnectionLog log = new SmtpConnectionLog(++opened, client);
            logs.addLast(log);
            if (logs.size() > MAX_LOGS) {
                logs.removeFirst();
            }
            return log;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many sessions are open now, that one included. */
    int add(SmtpSession session) {
        lock.lock();
        try {
            if (closed) {
                session.drop();
            }
            open.add(session);
            changed.signalAll();
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    void remove(SmtpSession session) {
        lock.lock();
        try {
            session.log().closed();
            open.remove(session);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int opened() {
        lock.lock();
        try {
            return opened;
        } finally {
            lock.unlock();
        }
    }

    List<SmtpSession> open() {
        lock.lock();
        try {
            return List.copyOf(open);
        } finally {
            lock.unlock();
        }
    }

    List<SmtpConnectionLog> logs() {
        lock.lock();
        try {
            return List.copyOf(logs);
        } finally {
            lock.unlock();
        }
    }

    boolean awaitOpen(int connections, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (open.size() != connections && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return open.size() == connections;
        } finally {
            lock.unlock();
        }
    }

    /** Drops every session, and every one that is still to come. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        open().forEach(SmtpSession::drop);
    }
}
