package dev.sesame.benchmarks.growth;

import java.util.List;

/**
 * What messages cost as one thing grows.
 *
 * @param name of what grows
 * @param costs from few to many; at least one
 */
record Curve(String name, List<Cost> costs) {

    /** What a message costs with this many beside what it costs with the fewest. */
    double ratio(Cost cost) {
        return cost.cpuMicros().median() / costs.getFirst().cpuMicros().median();
    }
}
