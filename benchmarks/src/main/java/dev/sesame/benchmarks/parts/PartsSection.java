package dev.sesame.benchmarks.parts;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.report.Versions;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.util.VersionInfo;

/** The section of the page on the parts. */
final class PartsSection {

    private static final String NOTES = """
            ### What to know

            - A template is found among 45 managed ones (nine usage types in five languages) and four of the connector.
            - A template is parsed once, then kept. Parsing is measured through its renderer, which renders as well.
            - The transports do the mapping and the MIME behind their doors: both are measured through `describe`, which a preview
              uses. It adds a copy of the request as maps, or of the message as a string.
            - The SESv2 request is written and signed by the AWS SDK, set up as in the transport, with the same content. An HTTP
              client without a network reads the request and answers at once.
            - What the network costs, and waiting, is in none of them.
            """;

    private PartsSection() {}

    static String of(Options options, String load, List<PartCost> costs) {
        return "## Parts of a send\n\n"
                + "One message: a code in 4 kB of HTML with five variables and a text part. One thread, a process of its own for each"
                + " part. Times are medians of " + options.repetitions() + " repetitions of "
                + options.length().toSeconds() + " s, after " + options.warmUp().toSeconds() + " s to warm up.\n\n"
                + "Measured on " + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC) + ", load " + load
                + " before it began: " + Machine.describe() + "; " + Machine.jvm() + "; JMH "
                + Versions.of("org.openjdk.jmh", "jmh-core") + ", AWS SDK " + VersionInfo.SDK_VERSION + ".\n\n"
                + table(costs) + "\n" + NOTES
                + "\nRepeat it with `benchmarks/run parts`.\n";
    }

    private static Table table(List<PartCost> costs) {
        Table table = new Table("part", "ns (range)", "bytes allocated");
        for (PartCost cost : costs) {
            table.row(cost.part().words(), cost.nanos().withRange(), String.format(Locale.ROOT, "%,.0f", cost.bytes()));
        }
        return table;
    }
}
