package dev.sesame.http.security;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The open connections, no more than there may be. A new one takes the place of the one that waits longest for a request,
 * or for the rest of one: whoever opens many keeps nobody out who sends. Safe for concurrent use.
 */
final class Connections {

    private final int max;
    private final Set<Channel> answering = new HashSet<>();

    /** Those of which nothing is being answered, the longest first. */
    private final Set<Channel> waiting = new LinkedHashSet<>();

    Connections(int max) {
        this.max = max;
    }

    /** Takes a new connection in; false if it cannot be, because all others are being answered. */
    boolean admit(Channel connection) {
        Channel evicted = null;
        synchronized (this) {
            if (waiting.size() + answering.size() >= max) {
                if (waiting.isEmpty()) {
                    return false;
                }
                evicted = waiting.iterator().next();
                waiting.remove(evicted);
            }
            waiting.add(connection);
        }
        connection.closeFuture().addListener(closed -> remove(connection));
        if (evicted != null) {
            Future<?> unused = evicted.close();
        }
        return true;
    }

    /** A request of this connection is there; false if the connection had to make room before, and must do nothing more. */
    synchronized boolean answering(Channel connection) {
        if (waiting.remove(connection)) {
            answering.add(connection);
        }
        return answering.contains(connection);
    }

    /** Nothing of this connection is being answered any more. */
    synchronized void waiting(Channel connection) {
        if (answering.remove(connection)) {
            waiting.add(connection);
        }
    }

    private synchronized void remove(Channel connection) {
        answering.remove(connection);
        waiting.remove(connection);
    }

    synchronized int size() {
        return waiting.size() + answering.size();
    }
}
