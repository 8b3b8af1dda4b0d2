package dev.sesame.benchmarks.ses;

import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An SES that costs little: it accepts every message, and knows nothing of it but that it came. */
public final class StandIn implements AutoCloseable {

    private final Peer peer;
    private final int port;

    private StandIn(Peer peer) {
        this.peer = peer;
        this.port = (int) peer.ready().number("port");
    }

    public static StandIn start() {
        return new StandIn(Peer.java("the stand-in for SES", List.of("-Xmx1g"), SesProgram.class, Map.of()));
    }

    public int port() {
        return port;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Takes so long for every answer from now on, to the millisecond. */
    public void delay(Duration delay) {
        peer.ask("delay " + delay.toMillis());
    }

    /** What it counted since the last call. */
    public Received take() {
        Fields counted = peer.ask("take");
        return new Received(counted.number("messages"), counted.number("bytes"), counted.number("cpuMicros"));
    }

    @Override
    public void close() {
        peer.close();
    }
}
