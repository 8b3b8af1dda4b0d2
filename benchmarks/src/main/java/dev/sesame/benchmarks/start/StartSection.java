package dev.sesame.benchmarks.start;

import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.report.Target;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The section of the page on starts. */
final class StartSection {

    private StartSection() {}

    static String of(Options options, String machine, Map<Way, List<Start>> starts) {
        Table table = new Table("start", "first mail, ms (range)", "CPU, ms (range)", "resident, MB (range)");
        for (Way way : Way.values()) {
            table.row(
                    way.words(),
                    sample(starts, way, Start::millis).withRange(),
                    sample(starts, way, Start::cpuMillis).withRange(),
                    sample(starts, way, Start::residentMegabytes).withRange());
        }
        List<Target> targets = List.of(
                Target.atMost(
                        "first mail, trained",
                        1_000,
                        sample(starts, Way.TRAINED, Start::millis).median(),
                        " ms"),
                Target.atMost(
                        "resident memory, idle",
                        200,
                        sample(starts, Way.TRAINED, Start::residentMegabytes).median(),
                        " MB"));
        return "## Start\n\nFrom the call of `bin/sesame` to the answer that the first mail is accepted, with the default settings,"
                + " which include the simulator in the same process; and what the process occupies five seconds later, with nothing"
                + " to do. Trained is after `bin/sesame --train`, as `./sesame` does by itself after a build. Medians of "
                + options.repetitions()
                + " starts each, in turn.\n\nMeasured on "
                + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC)
                + ", " + machine + ".\n\n" + table + "\n" + Target.table("start", targets)
                + "\nRepeat it with `benchmarks/run start`.\n";
    }

    private static Sample sample(Map<Way, List<Start>> starts, Way way, ToDoubleFunction<Start> value) {
        return new Sample(starts.getOrDefault(way, List.of()).stream()
                .mapToDouble(value)
                .boxed()
                .toList());
    }
}
