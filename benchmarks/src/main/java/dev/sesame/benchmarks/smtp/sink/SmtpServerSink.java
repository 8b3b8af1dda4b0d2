package dev.sesame.benchmarks.smtp.sink;

import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.Peer;
import java.nio.file.Path;
import java.util.Map;

/** npm's smtp-server in a Node.js process: STARTTLS, then a login. */
public final class SmtpServerSink implements Sink {

    private final Peer peer;
    private final Target target;

    private SmtpServerSink(Peer peer, Target target) {
        this.peer = peer;
        this.target = target;
    }

    /** Starts one; messages are not whole with fewer bytes. */
    public static SmtpServerSink start(Path peers, SinkCertificate certificate, long minBytes) {
        Peer peer = Peer.node(
                "smtp-server",
                peers.resolve("sink.mjs"),
                Map.of(
                        "key",
                        certificate.key(),
                        "cert",
                        certificate.certificate(),
                        "user",
                        Account.USER,
                        "password",
                        Account.PASSWORD,
                        "minBytes",
                        minBytes));
        int port = (int) peer.ready().number("port");
        return new SmtpServerSink(peer, new Target("127.0.0.1", port, "STARTTLS", true, certificate.ca()));
    }

    @Override
    public String name() {
        return "smtp-server " + peer.ready().text("version");
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Tally take(long expected) {
        Fields counted = peer.ask("take");
        return new Tally(
                counted.number("connections"),
                counted.number("messages"),
                counted.number("tooSmall"),
                counted.number("bytes"),
                counted.number("cpuMicros"));
    }

    @Override
    public void close() {
        peer.close();
    }
}
