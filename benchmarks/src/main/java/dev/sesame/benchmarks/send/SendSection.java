package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.report.Target;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The section of the page on sending while the caller waits.
 *
 * @param load that of the machine before we began
 * @param node the version of Node.js
 * @param sink who took messages over SMTP
 */
record SendSection(Options options, String load, String node, String sink, Results results) {

    private static final String NOTES = """
            ### What to know

            - Callers, the contender and who takes its messages share the machine. A rate is what all of them make together; the CPU
              of a message is the contender's own.
            - The SDK alone sends a message that is complete: it takes no call, reads no JSON and renders nothing.
            - Sesame sends a line of text beside the HTML. Without one in the template, it would derive a text part from the HTML, as no
              other does.
            - Sesame counts what each recipient gets and asks SES for its limits, as it is shipped; nobody else here does.
            - Logto's connector runs in a node:http server, makes a client and a connection for each message, as it is published, and
              has one thread. micronaut-email and Spring Cloud AWS use SES's older API, the latter for a MIME message.
            - Over SMTP, messages go through TLS and, to smtp-server, a login, with Sesame's pool of 8 connections.
            - A call that fails is one that is not answered with success. Messages that arrived although it failed are shown behind
              it, with a plus.
            """;

    @Override
    public String toString() {
        StringBuilder section =
                new StringBuilder("## Sending: a call that waits until SES has the message\n\n").append(introduction());
        for (int inFlight : SendSuite.IN_FLIGHT) {
            section.append("### ").append(inFlight).append(" in flight\n\n");
            section.append(rates(inFlight)).append('\n');
        }
        return section.append("### At a steady rate\n\n")
                .append(steady())
                .append("\n### Memory\n\n")
                .append(memory())
                .append("\n### Targets\n\n")
                .append(Target.table("Sesame\'s SES API", Targets.of(results)))
                .append('\n')
                .append(NOTES)
                .append("\nRepeat it with `benchmarks/run send`.\n")
                .toString();
    }

    private String introduction() {
        return "One message: 4 kB of HTML with five variables, each to a recipient of its own. `POST /v1/messages` is answered"
                + " once SES has accepted the message: over the API a stand-in that answers at once and counts, in a process of"
                + " its own; over SMTP " + sink
                + ". Each contender is a process of its own, on the JVM with the options of Sesame's launcher and 512 MB of heap,"
                + " warmed up for " + options.warmUp().toSeconds() + " s and then measured " + options.repetitions()
                + " times for about " + options.length().toSeconds()
                + " s in turn with the others; numbers are medians. A run in which a call of Sesame fails, or in which other than"
                + " as many messages arrive as were accepted, fails.\n\n"
                + "Measured on " + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC) + ", load " + load
                + " before it began: " + Machine.describe() + "; " + Machine.jvm() + "; Node.js " + node
                + ".\n\n";
    }

    private Table rates(int inFlight) {
        Table table = new Table(
                inFlight + " in flight",
                "messages/s (range)",
                "Sesame is",
                "p50 / p99, ms",
                "CPU µs/message",
                "receiver's CPU µs/message",
                "bytes/message",
                "failed calls");
        double sesame = results.of(Contender.SES_API).rate(inFlight);
        for (Contender contender : Contender.values()) {
            Measured one = results.of(contender);
            Level level = one.level(inFlight);
            table.row(
                    one.name(),
                    level.rate().withRange(),
                    number("%.2f×", sesame / level.rate().median()),
                    number("%.1f", level.p50Millis().median()) + " / "
                            + number("%.1f", level.p99Millis().median()),
                    number("%,.0f", level.cpuMicros().median()),
                    number("%,.0f", level.receiverCpuMicros().median()),
                    number("%,.0f", level.bytes().median()),
                    failed(level));
        }
        return table;
    }

    private static String failed(Level level) {
        String failed = String.format(Locale.ROOT, "%,d", level.failed());
        return level.unannounced() == 0 ? failed : failed + " (+" + level.unannounced() + ")";
    }

    private Table steady() {
        long delay = SteadyRun.DELAY.toMillis();
        Table table = new Table(
                number("%,.0f", SteadyRun.RATE) + " messages/s, SES takes " + delay + " ms",
                "beyond " + delay + " ms, p50 / p99, ms");
        return table.row("Sesame, SES API", results.steady().service().toString())
                .row("callers and stand-in alone", results.steady().alone().toString());
    }

    private String memory() {
        Table resident = new Table("in the end", "RSS, MB");
        for (Contender contender : Contender.values()) {
            Measured one = results.of(contender);
            resident.row(one.name(), number("%,.0f", one.residentMegabytes()));
        }
        HeapRun heap = results.heap();
        Table grown = new Table("Sesame's heap after", "MB")
                .row(number("%,.0f messages", HeapRun.FEW), number("%.1f", heap.early()))
                .row(number("%,.0f messages", heap.sends()), number("%.1f", heap.late()));
        return resident + "\n" + grown;
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
