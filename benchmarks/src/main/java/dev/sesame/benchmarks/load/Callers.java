package dev.sesame.benchmarks.load;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Callers with connections of their own. */
public final class Callers implements AutoCloseable {

    /** Makes the call of that number. */
    @FunctionalInterface
    public interface Call {
        void make(CallerConnection connection, int number);
    }

    private final List<CallerConnection> connections;
    private final ExecutorService threads;
    private final Call call;

    /** So many, each of whom makes one call at a time. */
    public Callers(int port, int count, Call call) {
        this(Executors.newFixedThreadPool(count), port, count, call);
    }

    private Callers(ExecutorService threads, int port, int count, Call call) {
        this.threads = threads;
        this.call = call;
        connections = IntStream.range(0, count)
                .mapToObj(i -> new CallerConnection(port))
                .toList();
    }

    /**
     * Thousands of them, on virtual threads: as many of the system's would leave nothing of their cores to others of this
     * process, such as a stand-in for SES.
     */
    public static Callers crowd(int port, int count, Call call) {
        return new Callers(Executors.newVirtualThreadPerTaskExecutor(), port, count, call);
    }

    /** Makes the calls from this number up to that one, as fast as the service answers; how many a second. */
    public double asFastAsPossible(int from, int to) throws InterruptedException {
        long start = System.nanoTime();
        run(from, to, call);
        return (to - from) * 1e9 / (System.nanoTime() - start);
    }

    /**
     * The same at a steady rate, whether earlier calls were answered or not.
     *
     * @param calls when each call was to be made, in nanoseconds, by its place
     * @param answers when each was answered
     */
    public void atRate(int perSecond, int from, long[] calls, long[] answers) throws InterruptedException {
        long start = System.nanoTime();
        run(from, from + calls.length, (connection, number) -> {
            int place = number - from;
            calls[place] = start + place * 1_000_000_000L / perSecond;
            waitUntil(calls[place]);
            call.make(connection, number);
            answers[place] = System.nanoTime();
        });
    }

    private static void waitUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void run(int from, int to, Call turn) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> callers = new ArrayList<>();
        for (CallerConnection connection : connections) {
            callers.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                    turn.make(connection, number);
                }
            }));
        }
        for (Future<?> caller : callers) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new FailedRunException("a call failed: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.forEach(CallerConnection::close);
    }
}
