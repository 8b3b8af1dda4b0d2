package dev.sesame.adapter.limits;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All that is known of an account's sending, at a moment; how it is written down, too. */
final class AccountState {

    /** How long after the last change it may be forgotten: when all that was sent is a day old. */
    static final long LIFETIME_MILLIS = 90_000_000;

    /** Changes with what is written. */
    private static final byte FORM = 1;

    private static final int MAX_BYTES = 2048;

    /** Clocks of instances differ a little. One that differs more would hold up all the others. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

    private final Rate rate;
    private final RollingDay day;
    private final KnownQuota known;
    private final long now;

    private AccountState(Rate rate, RollingDay day, KnownQuota known, long now) {
        this.rate = rate;
        this.day = day;
        this.known = known;
        this.now = now;
    }

    /** Reads it; one that was written in another form, or by somebody from the future, begins anew. */
    static AccountState read(byte @Nullable [] bytes, long now) {
        if (bytes != null && bytes[0] == FORM) {
            ByteBuffer in = ByteBuffer.wrap(bytes).position(1);
            Rate rate = new Rate(in);
            if (rate.at() - now <= CLOCK_TOLERANCE_MILLIS) {
                return new AccountState(rate, new RollingDay(in), new KnownQuota(in), Math.max(now, rate.at()));
            }
        }
        return new AccountState(new Rate(), new RollingDay(), new KnownQuota(), now);
    }

    byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(MAX_BYTES).put(FORM);
        rate.write(out);
        day.write(out);
        known.write(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    Rate rate() {
        return rate;
    }

    RollingDay day() {
        return day;
    }

    KnownQuota known() {
        return known;
    }

    /** The time to reckon with: the clock's, unless somebody's clock was ahead of it. */
    long now() {
        return now;
    }
}
