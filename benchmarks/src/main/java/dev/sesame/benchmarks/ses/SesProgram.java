package dev.sesame.benchmarks.ses;

import dev.sesame.benchmarks.peer.PeerProgram;
import dev.sesame.benchmarks.report.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The process of {@link StandIn}. {@code take} answers with what was counted, {@code delay 20} sets milliseconds. */
public final class SesProgram implements PeerProgram {

    private final SesServer server = SesServer.start();
    private long cpuTaken = Machine.cpuMicros();

    private SesProgram() {}

    public static void main(String[] args) throws IOException {
        PeerProgram.serve(config -> new SesProgram());
    }

    @Override
    public Map<String, Object> ready() {
        return Map.of("port", server.port());
    }

    @Override
    public Map<String, Object> answer(String question) {
        if (question.startsWith("delay ")) {
            server.delay(Duration.ofMillis(Long.parseLong(question.substring("delay ".length()))));
        }
        long cpu = Machine.cpuMicros();
        Map<String, Object> counted =
                Map.of("messages", server.takeMessages(), "bytes", server.takeBytes(), "cpuMicros", cpu - cpuTaken);
        cpuTaken = cpu;
        return counted;
    }

    @Override
    public void close() {
        server.close();
    }
}
