package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.report.Target;
import java.util.List;

/** What our service should be, beside what was measured. */
final class Targets {

    /** At which the CPU of a message is compared. */
    private static final int BUSY = 32;

    private Targets() {}

    static List<Target> of(Results results) {
        Measured service = results.of(Contender.SES_API);
        Measured sdk = results.of(Contender.SDK);
        double cpuOfSdk = sdk.level(BUSY).cpuMicros().median();
        double cpuOfService = service.level(BUSY).cpuMicros().median();
        return List.of(
                Target.atLeast(
                        "messages per second of CPU, of the SDK's alone, " + BUSY + " in flight",
                        0.75,
                        cpuOfSdk / cpuOfService,
                        "×"),
                Target.atLeast("best rate, of the Logto connector's", 12, ratio(results, Contender.LOGTO), "×"),
                Target.atLeast("best rate, of micronaut-email's", 1.5, ratio(results, Contender.MICRONAUT), "×"),
                Target.atLeast("rate with 8 in flight, of that with 1", 1, service.rate(8) / service.rate(1), "×"),
                Target.atLeast("rate with 32 in flight, of that with 8", 1, service.rate(32) / service.rate(8), "×"),
                Target.atLeast(
                        "rate with 128 in flight, of the best", 0.9, service.rate(128) / service.bestRate(), "×"),
                Target.atMost(
                        "p99 at " + SteadyRun.RATE + " messages/s, beyond what SES takes",
                        3,
                        results.steady().service().millis(0.99),
                        " ms"),
                Target.atMost("growth of the heap", 5, results.heap().growth() * 100, "%"));
    }

    private static double ratio(Results results, Contender other) {
        return results.of(Contender.SES_API).bestRate() / results.of(other).bestRate();
    }
}
