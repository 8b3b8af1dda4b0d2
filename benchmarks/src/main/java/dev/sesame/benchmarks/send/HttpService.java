package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A contender that is called over HTTP. */
final class HttpService implements Running {

    private static final long FAILED = -1;

    private final String name;
    private final int port;
    private final ProcessUse use;
    private final boolean ours;
    private final Runnable end;
    private final AtomicInteger lastRecipient = new AtomicInteger();

    /** Ours must take every call; of others it is counted which they do not. */
    HttpService(String name, int port, ProcessUse use, boolean ours, Runnable end) {
        this.name = name;
        this.port = port;
        this.use = use;
        this.ours = ours;
        this.end = end;
    }

    @Override
    public String name() {
        return name;
    }

    int port() {
        return port;
    }

    @Override
    public ProcessUse use() {
        return use;
    }

    /** Over connections of their own: those that are not used for a while are closed by some services. */
    @Override
    public Burst send(int messages, int inFlight) throws InterruptedException {
        long[] times = new long[messages];
        try (Callers callers = new Callers(port, inFlight, (connection, number) -> {
            long start = System.nanoTime();
            times[number] = call(connection) ? System.nanoTime() - start : FAILED;
        })) {
            long start = System.nanoTime();
            double ignored = callers.asFastAsPossible(0, messages);
            return burst(times, System.nanoTime() - start);
        }
    }

    /** Sends to a recipient who got nothing yet; whether that was accepted. */
    boolean call(CallerConnection connection) {
        byte[] request = CallerConnection.post("/v1/messages", SignInMail.call(lastRecipient.incrementAndGet()));
        if (ours) {
            CallerConnection.Answer answer = connection.ask(request);
            if (answer.status() != 200) {
                throw new FailedRunException(name + " answered " + answer.status() + ": " + answer.body());
            }
            return true;
        }
        try {
            return connection.ask(request).status() / 100 == 2;
        } catch (UncheckedIOException e) {
            reconnect(connection);
            return false;
        }
    }

    private static void reconnect(CallerConnection connection) {
        try {
            connection.reconnect();
        } catch (UncheckedIOException e) {
            // The next call fails, too, and tries again.
        }
    }

    static Burst burst(long[] times, long nanos) {
        long[] accepted = Arrays.stream(times).filter(time -> time != FAILED).toArray();
        int failed = times.length - accepted.length;
        if (accepted.length == 0) {
            return new Burst(0, failed, nanos, 0, 0);
        }
        Percentiles percentiles = Percentiles.of(accepted);
        return new Burst(accepted.length, failed, nanos, percentiles.nanos(0.5), percentiles.nanos(0.99));
    }

    @Override
    public void close() {
        end.run();
    }
}
