package dev.sesame.benchmarks.queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** An SES that does nothing but count, so that it costs little: it accepts every message, once it is told to. */
final class CountingSes implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final long POLL_NANOS = 1_000_000;
    private static final String QUOTA = """
            {"SendQuota": {"Max24HourSend": -1, "MaxSendRate": 100000, "SentLast24Hours": 0}, "SendingEnabled": true,
             "ProductionAccessEnabled": true, "EnforcementStatus": "HEALTHY"}
            """;

    static {
        // Else the body of an answer waits 40 ms for the acknowledgement of its head, and connections are not kept.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicIntegerArray times;
    private final AtomicLongArray acceptedAt;
    private final CountDownLatch open = new CountDownLatch(1);

    private CountingSes(HttpServer server, int messages) {
        this.server = server;
        this.times = new AtomicIntegerArray(messages);
        this.acceptedAt = new AtomicLongArray(messages);
    }

    /** For messages with numbers below this one. */
    static CountingSes start(int messages) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            CountingSes ses = new CountingSes(server, messages);
            server.createContext("/v2/email/account", exchange -> answer(exchange, QUOTA));
            server.createContext("/v2/email/outbound-emails", ses::accept);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return ses;
        } catch (IOException e) {
            throw new FailedRunException("the stand-in for SES does not start", e);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Accepts messages from now on. */
    void open() {
        open.countDown();
    }

    /** Waits until so many messages were accepted; when that was, in nanoseconds. */
    long awaitAccepted(int messages) {
        int before = -1;
        long changed = System.nanoTime();
        while (accepted.get() < messages) {
            long now = System.nanoTime();
            if (accepted.get() != before) {
                before = accepted.get();
                changed = now;
            } else if (now - changed > QueueSuite.PATIENCE.toNanos()) {
                throw new FailedRunException("only " + before + " of " + messages + " messages came");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime();
    }

    /** When the message of that number was accepted, in nanoseconds. */
    long acceptedAt(int number) {
        return acceptedAt.get(number);
    }

    /** Fails unless each message below that number was accepted once. */
    void check(int messages) {
        for (int number = 0; number < messages; number++) {
            if (times.get(number) != 1) {
                throw new FailedRunException("message " + number + " was sent " + times.get(number) + " times");
            }
        }
    }

    private void accept(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int number = CodeMail.number(request);
        times.incrementAndGet(number);
        acceptedAt.set(number, System.nanoTime());
        accepted.incrementAndGet();
        answer(exchange, "{\"MessageId\":\"" + number + "\"}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().close();
        exchange.getResponseHeaders().set("x-amzn-requestid", "request");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
