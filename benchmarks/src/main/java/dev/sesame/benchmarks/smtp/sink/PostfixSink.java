package dev.sesame.benchmarks.smtp.sink;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Postfix's smtp-sink, which knows neither TLS nor AUTH, behind a port of ours that does TLS. */
public final class PostfixSink implements Sink {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final TlsTerminator terminator;
    private final Target target;
    private final SmtpSinkCounter counter;
    private long messagesTaken;
    private long cpuTaken;

    private PostfixSink(Process process, TlsTerminator terminator, String ca) {
        this.process = process;
        this.terminator = terminator;
        this.target = new Target("127.0.0.1", terminator.port(), "TLS", false, ca);
        this.counter = new SmtpSinkCounter();
        this.cpuTaken = cpuMicros();
    }

    /** Starts one; empty if smtp-sink is not installed. */
    public static Optional<PostfixSink> start(SinkCertificate certificate) {
        return program().map(program -> start(program, certificate));
    }

    private static Optional<String> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> new File(folder, "smtp-sink"))
                .filter(File::canExecute)
                .map(File::toString)
                .findFirst();
    }

    private static PostfixSink start(String program, SinkCertificate certificate) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(program));
            if (System.getProperty("user.name").equals("root")) {
                // It refuses to stay root.
                command.addAll(List.of("-u", "nobody"));
            }
            command.addAll(List.of("-c", "127.0.0.1:" + port, "128"));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Kept in a process that may be killed: smtp-sink itself would go on for ever.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            awaitListening(process, port);
            PostfixSink sink =
                    new PostfixSink(process, TlsTerminator.start(certificate.context(), port), certificate.ca());
            Thread.ofPlatform().daemon().start(() -> sink.counter.read(process.inputReader()));
            return sink;
        } catch (IOException e) {
            throw new FailedRunException("smtp-sink cannot be started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public String name() {
        return "smtp-sink behind TLS";
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Tally take(long expected) {
        long counted = counter.await(messagesTaken + expected, PATIENCE);
        long cpu = cpuMicros();
        Tally tally = new Tally(
                terminator.takeConnections(), counted - messagesTaken, 0, terminator.takeBytes(), cpu - cpuTaken);
        messagesTaken = counted;
        cpuTaken = cpu;
        return tally;
    }

    /** That of smtp-sink and that of the terminator, which is about all that this process does meanwhile. */
    private long cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000 + Machine.cpuMicros();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            terminator.close();
        } catch (IOException e) {
            throw new FailedRunException("the TLS port cannot be closed", e);
        }
    }
}
