package dev.sesame.core.service;

import dev.sesame.core.error.TransportException;

/** One message's turn on a transport. Whoever has one says how it ended, or lets go of it. */
final class Permit implements Admission {

    private final Breakers breakers;
    private final BreakerKey key;
    private final String connector;
    private final boolean refusedBefore;

    Permit(Breakers breakers, BreakerKey key, String connector, boolean refusedBefore) {
        this.breakers = breakers;
        this.key = key;
        this.connector = connector;
        this.refusedBefore = refusedBefore;
    }

    /** Whether an alert stands: the message only tries whether its cause is mended. */
    boolean refusedBefore() {
        return refusedBefore;
    }

    BreakerKey key() {
        return key;
    }

    String connector() {
        return connector;
    }

    void accepted() {
        breakers.accepted(this);
    }

    void failed(TransportException failure) {
        breakers.failed(this, failure);
    }

    /** Gives the turn back if nothing was said of its end. */
    void release() {
        breakers.release(this);
    }
}
