package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The section of the page on overload. */
final class OverloadSection {

    private static final String NOTES = """
            ### What to know

            - Times count from when a call was to be made, not from when a connection was free for it: nobody who had to wait is
              left out.
            - The service has one half of the cores, callers and the stand-in for SES the other: else callers would take from the
              service what it does its work with. On another machine, they have cores of their own anyway.
            - “Afterwards” is as many calls as make a second at the peak, begun as soon as the last call of the overload was
              answered.
            - Heap is what is left after a full collection. It has the budgets of the last 200,000 recipients, and each message here
              has a recipient of its own: until then it grows with the messages that are accepted.
            - Cores are those of a whole phase, with what the service does after the last call, and a full collection.
            """;

    private OverloadSection() {}

    static String of(Options options, String machine, Cores cores, Measured measured) {
        Sample share = measured.overload.shareOf(measured.peak);
        return "## Overload: three times what the service can do\n\n"
                + "`POST /v1/messages` with a code in 4 kB of HTML, over the SES API, to a stand-in that answers at once and"
                + " counts: a run in which a message was sent twice, or not as its caller was told, fails. The service as it is"
                + " shipped, with its default settings, in a process of its own with 512 MB of heap, on "
                + cores.service().size() + " cores of its own. " + OverloadSuite.CALLERS
                + " callers find its peak. Then " + OverloadSuite.TIMES + "× as much is asked for over "
                + number(OverloadSuite.CROWD)
                + " connections, at a steady rate, whatever is answered, for "
                + options.length().toSeconds()
                + " s. Medians of " + options.repetitions() + " repetitions, after "
                + options.warmUp().toSeconds()
                + " s to warm up.\n\nMeasured on "
                + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC)
                + ", " + machine + ".\n\n"
                + String.format(
                        Locale.ROOT,
                        "When %.1f× as much is asked for, the service accepts **%.2f (%.2f–%.2f) of its peak**.%n%n",
                        measured.overload.offered().median()
                                / measured.peak.offered().median(),
                        share.median(),
                        share.min(),
                        share.max())
                + phases(measured) + "\n" + answers(measured.overload) + "\n" + memory(measured) + "\n" + NOTES
                + "\nRepeat it with `benchmarks/run overload`.\n";
    }

    private static Table phases(Measured measured) {
        Table table = new Table(
                "",
                "calls/s",
                "accepted/s (range)",
                "refused/s (range)",
                "ms to an acceptance, p50 / p99",
                "ms to a refusal, p50 / p99",
                "the service's cores");
        row(table, "at the peak", measured.peak);
        row(table, "at " + OverloadSuite.TIMES + "×", measured.overload);
        row(table, "afterwards, the first second", measured.firstSecond);
        return table;
    }

    private static void row(Table table, String name, Phase phase) {
        table.row(
                name,
                number(phase.offered().median()),
                phase.accepted().withRange(),
                phase.refused().withRange(),
                phase.acceptedTimes(),
                phase.refusedTimes(),
                String.format(Locale.ROOT, "%.2f", phase.cores().median()));
    }

    private static Table answers(Phase overload) {
        Table table = new Table("answers at " + OverloadSuite.TIMES + "×", "calls", "with Retry-After");
        overload.tallies()
                .forEach((status, tally) ->
                        table.row(Integer.toString(status), number((double) tally.answers()), number((double)
                                tally.withRetryAfter())));
        return table;
    }

    private static Table memory(Measured measured) {
        Table table = new Table("MB, the most of all repetitions", "before", "at 3×", "afterwards");
        table.row(
                "heap", number(measured.before.heap()), number(measured.during.heap()), number(measured.after.heap()));
        table.row(
                "RSS",
                number(measured.before.resident()),
                number(measured.during.resident()),
                number(measured.after.resident()));
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
