package dev.sesame.benchmarks.start;

import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import dev.sesame.benchmarks.suite.Suite;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How soon after its start the service has sent a mail, and what it occupies then. */
public final class StartSuite implements Suite {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String run(Options options) {
        String machine = Machine.describe() + ", load " + Machine.load() + " at the start; " + Machine.jvm();
        Progress.say("start: training");
        ServiceUnderTest.train(options.home());
        Map<Way, List<Start>> starts = new EnumMap<>(Way.class);
        for (int i = 0; i < options.repetitions(); i++) {
            Progress.say("start: repetition " + (i + 1) + " of " + options.repetitions());
            for (Way way : Way.values()) {
                starts.computeIfAbsent(way, any -> new ArrayList<>()).add(way.measure(options.home()));
            }
        }
        return StartSection.of(options, machine, starts);
    }
}
