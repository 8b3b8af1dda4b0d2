package dev.sesame.benchmarks.parts;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import dev.sesame.benchmarks.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The parts of a send, each on its own: how long it takes and what it allocates. JMH measures them. */
public final class PartsSuite implements Suite {

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public String run(Options options) {
        String load = Machine.load();
        Path target = options.home().resolve("target");
        Path result = target.resolve("jmh.json");
        Path log = target.resolve("jmh.log");
        Progress.say(
                Part.values().length + " parts, about " + secondsEach(options) + " s each; " + log + " tells more");
        try {
            new Runner(jmh(options, result, log)).run();
            List<PartCost> costs = PartCost.parse(Files.readString(result));
            if (costs.size() != Part.values().length) {
                throw new FailedRunException("JMH measured " + costs.size() + " parts; see " + log);
            }
            return PartsSection.of(options, load, costs);
        } catch (RunnerException e) {
            throw new FailedRunException(e.getMessage() + "; see " + log, e);
        } catch (IOException e) {
            throw new FailedRunException("cannot read what JMH wrote", e);
        }
    }

    private static long secondsEach(Options options) {
        return options.warmUp()
                .plus(options.length().multipliedBy(options.repetitions()))
                .toSeconds();
    }

    private static org.openjdk.jmh.runner.options.Options jmh(Options options, Path result, Path log) {
        return new OptionsBuilder()
                .include("\\." + TemplateParts.class.getSimpleName() + "\\.")
                .include("\\." + TransportParts.class.getSimpleName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(1)
                .forks(1)
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(options.warmUp().toMillis()))
                .measurementIterations(options.repetitions())
                .measurementTime(TimeValue.milliseconds(options.length().toMillis()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(result.toString())
                .output(log.toString())
                .build();
    }
}
