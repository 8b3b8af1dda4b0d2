package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.NodeVersion;
import dev.sesame.benchmarks.report.Table;
import dev.sesame.benchmarks.smtp.sink.Sink;
import dev.sesame.benchmarks.suite.Options;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The section of the page on sending over SMTP. */
final class SmtpSection {

    private static final String NOTES = """
            ### What to know

            - smtp-server waits 100 ms before it greets a new connection, as servers do that look out for impatient clients:
              8 at a time make no more than 80 messages/s with a connection for each. smtp-sink greets at once; there, a
              connection costs no more than its CPU.
            - nodemailer before 10.1.0 leaves Nagle's algorithm on: with the delayed ACKs of the other side, its pool waits more
              than 40 ms for each message. From 10.1.0 on it turns it off, as Sesame does.
            - Sesame replaces a connection after 50 messages, nodemailer after 100, Simple Java Mail goes by time, 5 s;
              these are their defaults.
            - smtp-server and nodemailer have one thread: they cannot use more than one core.
            """;

    private final Options options;
    private final String load;
    private final StringBuilder tables = new StringBuilder();
    private final Table connections = new Table("2,000 messages to", "connections opened", "at most");

    /** The load is that of the machine before we began. */
    SmtpSection(Options options, String load) {
        this.options = options;
        this.load = load;
    }

    void add(ConnectionCount count) {
        connections.row(count.sink(), String.valueOf(count.connections()), String.valueOf(ConnectionCount.BOUND));
    }

    void withoutPostfix() {
        connections.row("Postfix smtp-sink: not installed (`apt-get install postfix`)", "", "");
    }

    void add(Sink sink, List<Measured> all) {
        Table table = new Table(
                "to " + sink.name(),
                "messages/s (range)",
                "Sesame is",
                "CPU µs/message",
                "sink's CPU µs/message",
                "sink's cores",
                "connections/1,000 messages",
                "bytes/message");
        double sesame = all.get(0).rate().median();
        for (Measured one : all) {
            table.row(
                    one.name(),
                    one.rate().withRange(),
                    String.format(Locale.ROOT, "%.1f×", sesame / one.rate().median()),
                    whole(one.cpuMicros().median()),
                    whole(one.sinkCpuMicros().median()),
                    String.format(Locale.ROOT, "%.2f", one.sinkCores().median()),
                    whole(one.connections() * 1e3 / one.messages()),
                    whole(one.bytes().median()));
        }
        String with = sink.target().auth()
                ? sink.target().tls() + " and AUTH"
                : sink.target().tls() + ", no AUTH";
        tables.append("### To ").append(sink.name()).append(" (").append(with).append(")\n\n");
        tables.append(table).append('\n');
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    @Override
    public String toString() {
        return "## SMTP: connections that are kept, and others\n\n"
                + "One message: 4 kB of HTML with a text part, composed by each contender. "
                + Contender.IN_FLIGHT
                + " at a time. Everybody checks the certificate. Each contender is a process of its own, warmed up for "
                + options.warmUp().toSeconds() + " s and then measured " + options.repetitions() + " times for about "
                + options.length().toSeconds()
                + " s in turn with the others; numbers are medians. The sink counts: a run in"
                + " which a message is missing, is there twice or is not whole fails.\n\n"
                + "Measured on " + LocalDate.ofInstant(options.clock().instant(), ZoneOffset.UTC) + ", load "
                + load + " before it began: " + Machine.describe() + "; " + Machine.jvm() + "; Node.js "
                + NodeVersion.read() + ".\n\n"
                + tables
                + "### Connections\n\n"
                + connections
                + "\n"
                + NOTES
                + "\nRepeat it with `benchmarks/run smtp`.\n";
    }
}
