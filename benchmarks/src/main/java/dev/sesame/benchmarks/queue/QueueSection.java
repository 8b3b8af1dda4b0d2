package dev.sesame.benchmarks.queue;

import dev.sesame.benchmarks.queue.Measured.Memory;
import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The section of the page on the queue. */
final class QueueSection {

    private static final String NOTES = """
            ### What to know

            - A call is answered with 202 once its message is on the disk. On SQLite, the messages of callers who wait at the same
              time share a flush; PostgreSQL does as much for its connections, of which there are 8.
            - While the queue fills, SES keeps its first answers back, so that messages are taken and none is sent. Then it
              answers at once.
            - A message that is sent costs two more transactions: one that takes it, with others, and one that writes down what
              became of it.
            - Memory does not grow with the queue: nothing of it is kept there.
            - Callers, the stand-in for SES and the database share the machine with the service.
            """;

    private QueueSection() {}

    static String of(Options options, String load, Sample flushes, List<Measured> all) {
        return "## Queue: messages that are kept until they are sent\n\n"
                + "One message: a code in 4 kB of HTML with a text part, each to a recipient of its own. The service as it is"
                + " shipped, in a process of its own with 512 MB of heap, is given " + number(options.messages())
                + " messages by " + QueueSuite.CALLERS
                + " callers (`Prefer: respond-async`), then sends them over the SES API"
                + " to a stand-in that counts: a run in which a message is missing or is there twice fails. Rates are medians"
                + " of five parts, after a sixth to warm up.\n\n"
                + "Measured on " + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC) + ", load " + load
                + " before it began: " + Machine.describe() + "; " + Machine.jvm() + ". The disk flushed "
                + flushes.withRange() + " pages of 4 kB a second in between.\n\n"
                + rates(all) + "\n" + latencies(all) + "\n" + memory(options, all) + "\n" + NOTES
                + "\nRepeat it with `benchmarks/run queue`.\n";
    }

    private static Table rates(List<Measured> all) {
        Table table = new Table(
                "messages/s (range)",
                "kept by the store alone, " + QueueSuite.CALLERS + " threads",
                "kept by the service, " + QueueSuite.CALLERS + " callers",
                "sent from the queue, 32 workers");
        for (Measured one : all) {
            table.row(
                    one.database(),
                    one.storeAccepts().withRange(),
                    one.accepts().withRange(),
                    one.sends().withRange());
        }
        return table;
    }

    private static Table latencies(List<Measured> all) {
        Table table = new Table(
                "ms at " + QueueSuite.STEADY_RATE + " messages/s, p50 / p99",
                "from the call to the 202",
                "from the 202 to the acceptance");
        for (Measured one : all) {
            table.row(
                    one.database(), one.answers().toString(), one.acceptances().toString());
        }
        return table;
    }

    private static Table memory(Options options, List<Measured> all) {
        String queued = "with " + number(options.messages()) + " queued";
        Table table = new Table(
                "MB", "heap, " + queued, "heap, all sent", "RSS, " + queued, "RSS, all sent", "disk, " + queued);
        for (Measured one : all) {
            Memory full = one.full();
            Memory empty = one.empty();
            table.row(
                    one.database(),
                    number(full.heap()),
                    number(empty.heap()),
                    number(full.resident()),
                    number(empty.resident()),
                    number(one.diskMegabytes()));
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
