package dev.sesame.adapter.limits;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What an account has sent in the last 24 hours: what we know of ourselves, in steps of five minutes, and what the
 * provider knows beyond that. A step counts until it is a day old as a whole, so that no 24 hours ever have more than
 * their quota.
 */
final class RollingDay {

    static final long STEP_MILLIS = 300_000;

    private static final long DAY_MILLIS = 86_400_000;

    /** A day's, and one that has begun. */
    private static final int STEPS = (int) (DAY_MILLIS / STEP_MILLIS) + 1;

    private final int[] counts = new int[STEPS];
    private long step;
    private long ours;
    private long everTaken;
    private double others;
    private long othersUntil;
    private long heldUntil;

    /** A day on which nothing was sent. */
    RollingDay() {}

    RollingDay(ByteBuffer in) {
        step = in.getLong();
        everTaken = in.getLong();
        others = in.getDouble();
        othersUntil = in.getLong();
        heldUntil = in.getLong();
        for (int i = 0; i < STEPS; i++) {
            counts[i] = in.getInt();
            ours += counts[i];
        }
    }

    void write(ByteBuffer out) {
        out.putLong(step);
        out.putLong(everTaken);
        out.putDouble(others);
        out.putLong(othersUntil);
        out.putLong(heldUntil);
        for (int count : counts) {
            out.putInt(count);
        }
    }

    /** Lets the time pass. */
    void advance(long now) {
        long current = now / STEP_MILLIS;
        if (current - step >= STEPS) {
            Arrays.fill(counts, 0);
            ours = 0;
            step = current;
        }
        while (step < current) {
            step++;
            ours -= counts[index()];
            counts[index()] = 0;
        }
        if (now >= othersUntil) {
            others = 0;
        }
    }

    private int index() {
        return (int) (step % STEPS);
    }

    /** How many milliseconds until asking makes sense; 0 if one more is within the quota, negative for none. */
    long delay(long now, double quota) {
        if (heldUntil > now) {
            return heldUntil - now;
        }
        boolean within = quota < 0 || sent() + 1 <= quota;
        return within ? 0 : (step + 1) * STEP_MILLIS - now;
    }

    /** How many were sent, by us and by others. */
    double sent() {
        return Math.max(0, ours + others);
    }

    void take() {
        counts[index()]++;
        ours++;
        everTaken++;
    }

    /** Takes back what was taken last. */
    void giveBack() {
        for (int i = 0; i < STEPS; i++) {
            int newest = (int) ((step + STEPS - i) % STEPS);
            if (counts[newest] > 0) {
                counts[newest]--;
                ours--;
                everTaken--;
                return;
            }
        }
    }

    /** Lets nothing pass for a step: the provider says that the quota is used up. */
    void hold(long now) {
        heldUntil = now + STEP_MILLIS;
    }

    /** How many were ever taken; to tell how many since. */
    long everTaken() {
        return everTaken;
    }

    /** The provider's own count, as it was when so many were ever taken. */
    void learn(long now, double sent, long takenThen) {
        others = sent + (everTaken - takenThen) - ours;
        othersUntil = now + DAY_MILLIS;
    }
}
