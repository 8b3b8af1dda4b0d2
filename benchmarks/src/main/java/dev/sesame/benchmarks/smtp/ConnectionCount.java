package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.peer.Peer;
import dev.sesame.benchmarks.smtp.sink.Sink;
import dev.sesame.benchmarks.smtp.sink.Tally;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Progress;
import java.nio.file.Path;

/** How many connections our transport opens for 2,000 messages: a pool full, and one for every 50. */
record ConnectionCount(String sink, long connections) {

    static final long MESSAGES = 2_000;
    static final long BOUND = Contender.IN_FLIGHT + MESSAGES / 50;

    /** Sends them on a transport that has no connections yet. */
    static ConnectionCount of(Sink sink, Path peers, SampleMail mail) {
        Progress.say(sink.name() + ": counting connections");
        sink.take(0);
        try (Peer peer = Contender.SESAME.start(peers, sink.target(), mail)) {
            peer.ask("send " + MESSAGES);
            Tally tally = sink.take(MESSAGES);
            SideBySide.check("Sesame", MESSAGES, mail, tally);
            if (tally.connections() > BOUND) {
                throw new FailedRunException("Sesame opened " + tally.connections() + " connections to " + sink.name()
                        + " for " + MESSAGES + " messages: at most " + BOUND + " are right");
            }
            return new ConnectionCount(sink.name(), tally.connections());
        }
    }
}
