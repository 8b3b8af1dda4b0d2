package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.NodeVersion;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Suite;
import java.util.List;
import java.util.Map;

/** The service beside the SDK alone and what users would take instead. */
public final class SendSuite implements Suite {

    /** How many messages are in flight. */
    static final List<Integer> IN_FLIGHT = List.of(1, 8, 32, 128);

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String run(Options options) {
        if (options.sends() <= HeapRun.FEW) {
            throw new IllegalArgumentException("--sends must be more than " + HeapRun.FEW);
        }
        String load = Machine.load();
        try (Arena arena = Arena.open(options.home())) {
            Map<Contender, Measured> measured;
            SteadyRun steady;
            try (SideBySide run = new SideBySide(options, arena)) {
                for (Contender contender : Contender.values()) {
                    run.enter(contender);
                }
                measured = run.measure();
                steady = SteadyRun.of(arena, run.service());
            }
            HeapRun heap = HeapRun.of(arena, options.sends());
            return new SendSection(
                            options, load, NodeVersion.read(), arena.sink().name(), new Results(measured, steady, heap))
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted", e);
        }
    }
}
