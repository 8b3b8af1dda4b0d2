package dev.sesame.benchmarks.parts;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.report.Sample;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a part cost.
 *
 * @param nanos the time of an operation in ns, a value for each repetition
 * @param bytes what an operation allocated
 */
record PartCost(Part part, Sample nanos, double bytes) {

    /** Only of these does the section tell; JMH writes more. */
    private record Run(String benchmark, Metric primaryMetric, Map<String, Metric> secondaryMetrics) {}

    /** The values by fork and iteration. */
    private record Metric(double score, List<List<Double>> rawData) {}

    /**
     * Reads what JMH wrote.
     *
     * @return the parts in the order of a send
     * @throws IllegalArgumentException if it is no such result, or that of a benchmark which is no part
     */
    static List<PartCost> parse(String json) {
        try {
            return JSON.std.listOfFrom(Run.class, json).stream()
                    .map(PartCost::of)
                    .sorted(Comparator.comparing(PartCost::part))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("no result of JMH", e);
        }
    }

    private static PartCost of(Run run) {
        String method = run.benchmark().substring(run.benchmark().lastIndexOf('.') + 1);
        Part part = Part.of(method).orElseThrow(() -> new IllegalArgumentException("no part is called " + method));
        Metric allocation = run.secondaryMetrics().get("gc.alloc.rate.norm");
        if (allocation == null) {
            throw new IllegalArgumentException(method + " tells no allocation");
        }
        return new PartCost(
                part,
                new Sample(run.primaryMetric().rawData().stream()
                        .flatMap(List::stream)
                        .toList()),
                allocation.score());
    }
}
