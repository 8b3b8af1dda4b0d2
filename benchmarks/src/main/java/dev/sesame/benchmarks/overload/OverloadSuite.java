package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Suite;

/** The service at three times its peak: what it still does, how it refuses the rest, and how it is right afterwards. */
public final class OverloadSuite implements Suite {

    /** Callers who find the peak, as fast as they are answered. */
    static final int CALLERS = 64;

    /**
     * Connections of those who ask for more. Callers who wait for their answers slow down with the service, however many
     * they are: more can only be offered by many who call when their time has come.
     */
    static final int CROWD = 2_000;

    static final int TIMES = 3;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String run(Options options) {
        // Told before this process keeps to its half of the cores.
        String machine = "load " + Machine.load() + " before it began: " + Machine.describe() + "; " + Machine.jvm();
        Cores cores = Cores.halved();
        try {
            return OverloadSection.of(options, machine, cores, OverloadRun.measure(options, cores));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted", e);
        }
    }
}
