package dev.sesame.adapter.limits;

import org.jspecify.annotations.Nullable;

/** What stands under a key in a {@link Ledger}, while it may be changed. */
final class Slot {

    private byte @Nullable [] value;
    private long expiresAt;
    private boolean changed;

    Slot(byte @Nullable [] value) {
        this.value = value;
    }

    /** Null if nothing stands there. */
    byte @Nullable [] value() {
        return value;
    }

    /**
     * Puts this in its place.
     *
     * @param expiry when it may be forgotten, in milliseconds since 1970; it may stand for some time longer
     */
    void put(byte[] next, long expiry) {
        value = next;
        expiresAt = expiry;
        changed = true;
    }

    long expiresAt() {
        return expiresAt;
    }

    boolean changed() {
        return changed;
    }
}
