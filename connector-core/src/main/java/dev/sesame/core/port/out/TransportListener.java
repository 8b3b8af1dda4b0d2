package dev.sesame.core.port.out;

import dev.sesame.core.error.TransportException;

/**
 * Told when a transport is left alone because it keeps failing, and when it is used again; for each connector of its own.
 * Must not block nor throw. Safe for concurrent use.
 */
public interface TransportListener {

    /** Nobody listens. */
    TransportListener NONE = new TransportListener() {};

    /**
     * Messages of this connector are not tried on the transport for now.
     *
     * @param cause what it failed with last
     */
    default void paused(String transport, String connector, TransportException cause) {}

    /** The transport answers messages of this connector again. */
    default void resumed(String transport, String connector) {}
}
