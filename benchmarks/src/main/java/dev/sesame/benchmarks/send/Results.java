package dev.sesame.benchmarks.send;

import java.util.Map;

/** Everything that a run measured; all contenders are there. */
record Results(Map<Contender, Measured> measured, SteadyRun steady, HeapRun heap) {

    Results {
        measured = Map.copyOf(measured);
    }

    Measured of(Contender contender) {
        Measured one = measured.get(contender);
        if (one == null) {
            throw new IllegalArgumentException(contender + " was not measured");
        }
        return one;
    }
}
