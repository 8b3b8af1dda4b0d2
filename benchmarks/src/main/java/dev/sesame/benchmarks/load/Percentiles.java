package dev.sesame.benchmarks.load;

import java.util.Arrays;
import java.util.Locale;

/** How long something took, each time, in nanoseconds. */
public final class Percentiles {

    private static final double NANOS_IN_MILLI = 1e6;

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of these times, of which there is at least one. */
    public static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The time that this share of all did not exceed, in milliseconds. */
    public double millis(double share) {
        return nanos(share) / NANOS_IN_MILLI;
    }

    /** The same in nanoseconds. */
    public long nanos(double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)];
    }

    /** The median and the 99th percentile. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f", millis(0.5), millis(0.99));
    }
}
