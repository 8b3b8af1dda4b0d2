package dev.sesame.adapter.limits;

import java.nio.ByteBuffer;

/**
 * How fast an account may send at this moment: a bucket that holds a second's worth of rights and fills at the account's
 * rate. What batches may have of it fills more slowly, and they leave a share in the bucket for messages that somebody
 * waits for. After a throttle the rate is halved, and climbs again, second by second.
 *
 * <p>Times are in milliseconds since 1970 and never go back, rates are per second, an unknown one is infinite.
 */
final class Rate {

    /** What arithmetic may lose of a right. */
    private static final double EPSILON = 1e-6;

    private static final double SLOWEST = 1;

    /** Messages that were under way together are throttled together: they slow the account once. */
    private static final long ONE_THROTTLE_MILLIS = 1000;

    private static final double SECONDS_TO_RECOVER = 60;
    private static final double SLOWEST_RECOVERY = 0.1;

    /** Without a throttle for so long, an account whose rate is unknown is no longer slowed. */
    private static final long FORGOTTEN_AFTER_MILLIS = 600_000;

    private double rights = Double.NaN;
    private double batchRights = Double.NaN;
    private long at;

    private double slowedTo = Double.POSITIVE_INFINITY;
    private double recovery;
    private long slowedAt;

    private long second;
    private int inSecond;
    private int inSecondBefore;

    /** Of an account that has not sent yet. */
    Rate() {}

    Rate(ByteBuffer in) {
        rights = in.getDouble();
        batchRights = in.getDouble();
        at = in.getLong();
        slowedTo = in.getDouble();
        recovery = in.getDouble();
        slowedAt = in.getLong();
        second = in.getLong();
        inSecond = in.getInt();
        inSecondBefore = in.getInt();
    }

    void write(ByteBuffer out) {
        out.putDouble(rights);
        out.putDouble(batchRights);
        out.putLong(at);
        out.putDouble(slowedTo);
        out.putDouble(recovery);
        out.putLong(slowedAt);
        out.putLong(second);
        out.putInt(inSecond);
        out.putInt(inSecondBefore);
    }

    /** The last time it knows of. */
    long at() {
        return at;
    }

    /** Lets the time pass. */
    void advance(long now, double max, double reservedShare) {
        double before = current(at, max);
        double rate = current(now, max);
        if (isRecovered(now, max)) {
            slowedTo = Double.POSITIVE_INFINITY;
            rate = max;
        }
        if (Double.isInfinite(rate)) {
            rights = Double.NaN;
            batchRights = Double.NaN;
        } else {
            // The lower of the two: never more than the provider accepts.
            double fill = Math.min(before, rate) * (now - at) / 1000.0;
            double batchShare = 1 - reservedShare;
            rights = filled(rights, fill, capacity(rate), now);
            batchRights = filled(batchRights, fill * batchShare, capacity(rate * batchShare), now);
        }
        at = now;
    }

    private double filled(double level, double fill, double capacity, long now) {
        // What was taken while the rate was unknown was not taken from a bucket.
        return Double.isNaN(level) ? Math.max(0, capacity - taken(now)) : Math.min(capacity, level + fill);
    }

    private static double capacity(double rate) {
        return Math.max(1, rate);
    }

    private double current(long now, double max) {
        return Math.min(max, slowedTo + recovery * (now - slowedAt) / 1000.0);
    }

    private boolean isRecovered(long now, double max) {
        return Double.isInfinite(max) ? now - slowedAt >= FORGOTTEN_AFTER_MILLIS : current(now, max) >= max;
    }

    /** How many milliseconds until a right is free; 0 for now. */
    long delay(double max, double reservedShare, boolean batch) {
        double rate = current(at, max);
        if (Double.isInfinite(rate)) {
            return 0;
        }
        if (!batch) {
            return millis(1 - rights, rate);
        }
        // A bucket that holds only one right has nothing to leave in it.
        double level = Math.min(capacity(rate), 1 + rate * reservedShare);
        return Math.max(millis(level - rights, rate), millis(1 - batchRights, rate * (1 - reservedShare)));
    }

    private static long millis(double missing, double rate) {
        return missing <= EPSILON ? 0 : (long) Math.ceil(missing / rate * 1000);
    }

    /** How many messages a second at this moment; infinite if that is not known. */
    double perSecond(double max) {
        return current(at, max);
    }

    /** Takes a right that is free. */
    void take(boolean batch) {
        rights--;
        if (batch) {
            batchRights--;
        }
        long now = at / 1000;
        if (now != second) {
            inSecondBefore = now == second + 1 ? inSecond : 0;
            inSecond = 0;
            second = now;
        }
        inSecond++;
    }

    /** Halves the rate. */
    void slow(double max) {
        if (Double.isFinite(slowedTo) && at - slowedAt < ONE_THROTTLE_MILLIS) {
            return;
        }
        double rate = current(at, max);
        if (Double.isInfinite(rate)) {
            rate = Math.max(SLOWEST, taken(at));
        }
        slowedTo = Math.max(Math.min(SLOWEST, rate), rate / 2);
        slowedAt = at;
        recovery = Math.max(SLOWEST_RECOVERY, (Double.isInfinite(max) ? rate : max) / SECONDS_TO_RECOVER);
        rights = 0;
        batchRights = 0;
    }

    /** How many were taken in this second or the one before, whichever is more. */
    private int taken(long now) {
        long since = now / 1000 - second;
        if (since > 1) {
            return 0;
        }
        return since == 1 ? inSecond : Math.max(inSecond, inSecondBefore);
    }
}
