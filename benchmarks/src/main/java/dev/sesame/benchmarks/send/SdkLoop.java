package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.mail.SignInTemplate;
import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.Peer;
import dev.sesame.benchmarks.send.loop.LoopProgram;
import dev.sesame.benchmarks.smtp.sink.Account;
import java.util.Map;

/** The AWS SDK with nothing around it: what a service cannot exceed. */
record SdkLoop(Peer peer) implements Running {

    /** Starts it, to send to that endpoint of SES. */
    static SdkLoop start(String endpoint) {
        return new SdkLoop(Peer.java(
                "the SDK alone",
                Contender.JVM_OPTIONS,
                LoopProgram.class,
                Map.of(
                        "endpoint", endpoint,
                        "region", Account.REGION,
                        "keyId", Account.USER,
                        "secretKey", Account.SECRET_KEY,
                        "from", SignInMail.FROM,
                        "subject", SignInTemplate.SUBJECT,
                        "html", SignInMail.rendered())));
    }

    @Override
    public String name() {
        return "AWS SDK " + peer.ready().text("version") + " alone, no service";
    }

    @Override
    public ProcessUse use() {
        return new ProcessUse(peer.process());
    }

    @Override
    public Burst send(int messages, int inFlight) {
        Fields answer = peer.ask("send " + messages + " " + inFlight);
        return new Burst(messages, 0, answer.number("nanos"), answer.number("p50Nanos"), answer.number("p99Nanos"));
    }

    @Override
    public void close() {
        peer.close();
    }
}
