package dev.sesame.benchmarks.growth;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The section of the page on growth. */
final class GrowthSection {

    private static final String NOTES = """
            ### What to know

            - Each size is a service of its own, with 512 MB of heap. Those of one kind run side by side and are measured in turn; the
              idle ones cost next to nothing.
            - Messages use all that there is, one after another: each template, each connector.
            - Each connector has access keys of its own: to Sesame it is another AWS account, with a client, a rate and a quota of its own.
            - Messages come under an `Idempotency-Key` where stored ones grow, so that each is looked up and kept; stored ones have
              keys that still count. SQLite.
            - Callers and the stand-in for SES share the machine with the service; their CPU does not count.
            """;

    private GrowthSection() {}

    static String of(Options options, String load, List<Curve> curves) {
        StringBuilder text = new StringBuilder("## Growth: what a message costs as everything else grows\n\n")
                .append(
                        "`POST /v1/messages` with a code in 4 kB of HTML, over the SES API, to a stand-in that answers at")
                .append(
                        " once and counts: a run in which a message is missing, or is there twice, fails. 16 callers, as")
                .append(" fast as they are answered. Medians of ")
                .append(options.repetitions())
                .append(" repetitions of about ")
                .append(String.format(
                        Locale.ROOT, "%.1f", GrowthSuite.length(options).toMillis() / 1e3))
                .append(" s, after ")
                .append(options.warmUp().toSeconds())
                .append(" s to warm up.\n\nMeasured on ")
                .append(LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC))
                .append(", load ")
                .append(load)
                .append(" before it began: ")
                .append(Machine.describe())
                .append("; ")
                .append(Machine.jvm())
                .append(
                        ".\n\n![CPU of the service for each message, as templates, connectors and stored messages grow](")
                .append(GrowthSuite.PICTURE)
                .append(")\n\n");
        curves.forEach(curve -> text.append(table(curve)).append('\n'));
        return text.append(NOTES)
                .append("\nRepeat it with `benchmarks/run growth`.\n")
                .toString();
    }

    private static Table table(Curve curve) {
        Table table = new Table(curve.name(), "messages/s (range)", "CPU µs/message (range)", "CPU beside the fewest");
        for (Cost cost : curve.costs()) {
            table.row(
                    String.format(Locale.ROOT, "%,d", cost.size()),
                    cost.rate().withRange(),
                    cost.cpuMicros().withRange(),
                    String.format(Locale.ROOT, "%.2f×", curve.ratio(cost)));
        }
        return table;
    }
}
