package dev.sesame.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server on the JDK's, with keep-alive. A late or slow answer holds no thread.
 */
public final class HttpEndpoint implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int THREADS = 32;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        // Read once by the JDK's server, when its first instance starts. Without the first, an answer's body waits
        // for the acknowledgement of its head (40 ms); without the second, connections beyond 200 are not kept.
        defaultProperty("sun.net.httpserver.nodelay", "true");
        defaultProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpEndpoint(HttpServer server, ThreadPoolExecutor workers, ScheduledExecutorService timer) {
        this.server = server;
        this.workers = workers;
        this.timer = timer;
    }

    /**
     * Listens on that address and answers from now on.
     *
     * @param address port 0 takes a free port
     * @param maxBodyBytes a larger body is answered with HTTP 413
     * @throws IOException if the address cannot be bound
     */
    public static HttpEndpoint start(InetSocketAddress address, int maxBodyBytes, RequestHandler handler)
            throws IOException {
        HttpServer server = HttpServer.create(address, BACKLOG);
        ThreadFactory threads = daemons("ses-simulator-" + NUMBER.incrementAndGet());
        ThreadPoolExecutor workers =
                new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        workers.allowCoreThreadTimeOut(true);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);
        Exchanges exchanges = new Exchanges(handler, maxBodyBytes, new AnswerWriter(timer, workers));
        server.createContext("/", (HttpExchange exchange) -> exchanges.handle(exchange));
        server.setExecutor(workers);
        server.start();
        return new HttpEndpoint(server, workers, timer);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Closes the port and every connection at once. Calling it again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop(0);
            timer.shutdownNow();
            workers.shutdownNow();
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void defaultProperty(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
