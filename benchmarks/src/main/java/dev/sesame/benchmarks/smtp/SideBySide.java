package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.Peer;
import dev.sesame.benchmarks.smtp.sink.Sink;
import dev.sesame.benchmarks.smtp.sink.Tally;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All contenders at one sink, one after the other, again and again. */
final class SideBySide {

    private static final long FEW = 50;

    private final Options options;
    private final Path peers;
    private final Sink sink;
    private final SampleMail mail;

    SideBySide(Options options, Path peers, Sink sink, SampleMail mail) {
        this.options = options;
        this.peers = peers;
        this.sink = sink;
        this.mail = mail;
    }

    /** Measures, in the order of the contenders. */
    List<Measured> measure(List<Contender> contenders) {
        List<Entrant> entrants = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                entrants.add(enter(contender));
            }
            for (int i = 1; i <= options.repetitions(); i++) {
                for (Entrant entrant : entrants) {
                    Progress.say(
                            sink.name() + ": repetition " + i + " of " + options.repetitions() + ", " + entrant.name());
                    send(entrant);
                }
            }
            return entrants.stream().map(Entrant::measured).toList();
        } finally {
            entrants.forEach(entrant -> entrant.peer().close());
        }
    }

    /** Starts a contender and lets it send until it is warm; how fast it is then decides how much it sends. */
    private Entrant enter(Contender contender) {
        Peer peer = contender.start(peers, sink.target(), mail);
        String name = (contender.product() + " " + peer.ready().text("version")).strip() + ", " + contender.way();
        Progress.say(sink.name() + ": warming up " + name);
        long start = System.nanoTime();
        long count = FEW;
        double perNano;
        do {
            Fields answer = peer.ask("send " + count);
            perNano = (double) count / answer.number("nanos");
            count = Math.max(FEW, Math.round(perNano * 1e9));
        } while (System.nanoTime() - start < options.warmUp().toNanos());
        long messages = Math.max(FEW, Math.round(perNano * options.length().toNanos()));
        return new Entrant(name, peer, messages, new Measured(name));
    }

    private void send(Entrant entrant) {
        sink.take(0);
        Fields answer = entrant.peer().ask("send " + entrant.messages());
        Tally tally = sink.take(entrant.messages());
        check(entrant.name(), entrant.messages(), mail, tally);
        entrant.measured().add(entrant.messages(), answer, tally);
    }

    /** Whoever loses messages, or sends them twice, is not compared. */
    static void check(String name, long messages, SampleMail mail, Tally tally) {
        if (tally.messages() != messages || tally.tooSmall() > 0 || tally.bytes() < messages * mail.minBytes()) {
            throw new FailedRunException(name + " sent " + messages + " messages, but the sink had " + tally.messages()
                    + " in " + tally.bytes() + " bytes, " + tally.tooSmall() + " of them not whole");
        }
    }

    private record Entrant(String name, Peer peer, long messages, Measured measured) {}
}
