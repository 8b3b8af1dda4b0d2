package dev.sesame.benchmarks.ses;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Answers on connections that are kept, as soon as a request is complete or so long after. */
final class SesServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /** Some make a client for each message, whose connections they never use again and never close. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long delayNanos;

    private SesServer(ServerSocket server) {
        this.server = server;
    }

    static SesServer start() {
        try {
            SesServer ses = new SesServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(ses::accept);
            return ses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Takes so long for every answer from now on. */
    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** How many messages were accepted since the last call. */
    long takeMessages() {
        return messages.getAndSet(0);
    }

    /** How long the requests were that brought them, without their heads. */
    long takeBytes() {
        return bytes.getAndSet(0);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that went away: the next one is welcome.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            client.setSoTimeout((int) IDLE.toMillis());
            SesRequests requests = new SesRequests(client.getInputStream());
            OutputStream out = client.getOutputStream();
            for (SesRequest request = requests.next(); request != null; request = requests.next()) {
                SesAnswers answer = SesAnswers.to(request);
                if (answer.accepts()) {
                    hold(delayNanos);
                    // Before the answer, so that whoever has it finds the message counted.
                    messages.incrementAndGet();
                    bytes.addAndGet(request.bytes());
                }
                out.write(answer.bytes());
            }
        } catch (IOException e) {
            // What is missing in the count tells of it.
        }
    }

    private static void hold(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
