package dev.sesame.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** The values that repetitions of one measurement gave. */
public record Sample(List<Double> sorted) {

    /** Sorts the values, of which there is at least one. */
    public Sample {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a sample needs a value");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /** The value in the middle, or the mean of the two that share it. */
    public double median() {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double min() {
        return sorted.get(0);
    }

    public double max() {
        return sorted.get(sorted.size() - 1);
    }

    /** The median, with the range behind it. */
    public String withRange() {
        return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", median(), min(), max());
    }
}
