package dev.sesame.benchmarks;

import dev.sesame.benchmarks.growth.GrowthSuite;
import dev.sesame.benchmarks.overload.OverloadSuite;
import dev.sesame.benchmarks.parts.PartsSuite;
import dev.sesame.benchmarks.queue.QueueSuite;
import dev.sesame.benchmarks.report.ResultsPage;
import dev.sesame.benchmarks.send.SendSuite;
import dev.sesame.benchmarks.smtp.SmtpSuite;
import dev.sesame.benchmarks.start.StartSuite;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Suite;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a suite, prints its section and writes it to the page. Exits with 2 if it is called wrongly, 1 if a run failed. */
public final class Benchmarks {

    private static final List<Suite> SUITES = List.of(
            new SendSuite(),
            new PartsSuite(),
            new SmtpSuite(),
            new QueueSuite(),
            new OverloadSuite(),
            new GrowthSuite(),
            new StartSuite());

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        Suite suite = args.isEmpty() ? null : find(args.get(0));
        if (suite == null) {
            System.err.println("benchmarks: no such suite; see benchmarks/run --help");
            return 2;
        }
        try {
            Path home = Path.of("").toAbsolutePath();
            Options options = Options.parse(Clock.systemUTC(), home, args.subList(1, args.size()));
            String section = suite.run(options);
            System.out.println(section);
            new ResultsPage(options.page()).put(suite.name(), section);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            return 2;
        } catch (FailedRunException e) {
            System.err.println("benchmarks: the run failed: " + e.getMessage());
            return 1;
        }
    }

    private static @Nullable Suite find(String name) {
        return SUITES.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
