package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.smtp.sink.PostfixSink;
import dev.sesame.benchmarks.smtp.sink.Sink;
import dev.sesame.benchmarks.smtp.sink.SinkCertificate;
import dev.sesame.benchmarks.smtp.sink.SmtpServerSink;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import dev.sesame.benchmarks.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Our SMTP transport beside other ways to send, at the same sinks. */
public final class SmtpSuite implements Suite {

    private final SampleMail mail = SampleMail.signIn();

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public String run(Options options) {
        Path peers = options.home().resolve("peers");
        SmtpSection section = new SmtpSection(options, Machine.load());
        SinkCertificate certificate = SinkCertificate.create();
        try (Sink sink = SmtpServerSink.start(peers, certificate, mail.minBytes())) {
            measure(options, peers, sink, section);
        }
        Optional<PostfixSink> postfix = PostfixSink.start(certificate);
        if (postfix.isPresent()) {
            try (Sink sink = postfix.get()) {
                measure(options, peers, sink, section);
            }
        } else {
            Progress.say("smtp-sink is not installed (apt-get install postfix): left out");
            section.withoutPostfix();
        }
        return section.toString();
    }

    private void measure(Options options, Path peers, Sink sink, SmtpSection section) {
        section.add(ConnectionCount.of(sink, peers, mail));
        List<Measured> measured = new SideBySide(options, peers, sink, mail).measure(Contender.ALL);
        section.add(sink, measured);
    }
}
