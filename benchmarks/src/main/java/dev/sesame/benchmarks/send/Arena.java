package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.ses.Received;
import dev.sesame.benchmarks.ses.StandIn;
import dev.sesame.benchmarks.smtp.sink.PostfixSink;
import dev.sesame.benchmarks.smtp.sink.Sink;
import dev.sesame.benchmarks.smtp.sink.SinkCertificate;
import dev.sesame.benchmarks.smtp.sink.SmtpServerSink;
import dev.sesame.benchmarks.smtp.sink.Tally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What all contenders share.
 *
 * @param home the folder of this module
 * @param folder what is written for them
 * @param certificate that of the sink
 * @param ses who takes messages over the API
 * @param sink who takes them over SMTP
 */
record Arena(Path home, Folder folder, SinkCertificate certificate, StandIn ses, Sink sink) implements AutoCloseable {

    static Arena open(Path home) {
        SinkCertificate certificate = SinkCertificate.create();
        StandIn ses = StandIn.start();
        Sink sink = PostfixSink.start(certificate)
                .<Sink>map(postfix -> postfix)
                .orElseGet(() -> SmtpServerSink.start(home.resolve("peers"), certificate, minBytes()));
        return new Arena(home, Folder.create(home), certificate, ses, sink);
    }

    private static long minBytes() {
        return SignInMail.rendered().getBytes(StandardCharsets.UTF_8).length;
    }

    Path peers() {
        return home.resolve("peers");
    }

    /** What the stand-in counted since the last call. */
    Received takeFromSes() {
        return ses.take();
    }

    /** What the sink counted of whole messages since the last call. */
    Received takeFromSink(long expected) {
        Tally tally = sink.take(expected);
        return new Received(tally.messages() - tally.tooSmall(), tally.bytes(), tally.cpuMicros());
    }

    @Override
    public void close() {
        sink.close();
        ses.close();
        folder.close();
    }
}
