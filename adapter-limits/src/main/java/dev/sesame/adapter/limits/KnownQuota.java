package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendQuota;
import java.nio.ByteBuffer;

/** What the provider said last of an account's limits, and when to ask it again. */
final class KnownQuota {

    static final long REFRESH_MILLIS = 900_000;
    static final long RETRY_MILLIS = 60_000;

    private double maxPerSecond = Double.POSITIVE_INFINITY;
    private double max24Hours = SendQuota.UNLIMITED;
    private long nextAt;

    /** Nothing is known, which limits nothing. */
    KnownQuota() {}

    KnownQuota(ByteBuffer in) {
        maxPerSecond = in.getDouble();
        max24Hours = in.getDouble();
        nextAt = in.getLong();
    }

    void write(ByteBuffer out) {
        out.putDouble(maxPerSecond);
        out.putDouble(max24Hours);
        out.putLong(nextAt);
    }

    double maxPerSecond() {
        return maxPerSecond;
    }

    double max24Hours() {
        return max24Hours;
    }

    /** Whether it is time to ask. If so, it is up to the caller, and nobody else is told for a while. */
    boolean claim(long now) {
        if (now < nextAt) {
            return false;
        }
        nextAt = now + RETRY_MILLIS;
        return true;
    }

    void learn(long now, SendQuota quota) {
        // An account without a rate cannot send: the provider says so better than a limit does.
        maxPerSecond = quota.maxPerSecond() > 0 ? quota.maxPerSecond() : Double.POSITIVE_INFINITY;
        max24Hours = quota.max24Hours();
        postpone(now);
    }

    /** Asking again soon would not help. */
    void postpone(long now) {
        nextAt = now + REFRESH_MILLIS;
    }
}
