package dev.sesame.benchmarks.send;

import java.util.Map;

/**
 * What was measured of a contender.
 *
 * @param name what it is called, with its version
 * @param levels by how many messages were in flight
 * @param residentMegabytes what it occupied of the machine's memory in the end
 */
record Measured(String name, Map<Integer, Level> levels, double residentMegabytes) {

    Measured {
        levels = Map.copyOf(levels);
    }

    Level level(int inFlight) {
        Level level = levels.get(inFlight);
        if (level == null) {
            throw new IllegalArgumentException("nothing was measured with " + inFlight + " in flight");
        }
        return level;
    }

    /** The rate in messages a second with so many in flight. */
    double rate(int inFlight) {
        return level(inFlight).rate().median();
    }

    /** The highest of its rates. */
    double bestRate() {
        return levels.values().stream()
                .mapToDouble(level -> level.rate().median())
                .max()
                .orElseThrow();
    }
}
