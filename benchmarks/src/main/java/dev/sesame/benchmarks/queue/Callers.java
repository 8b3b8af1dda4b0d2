package dev.sesame.benchmarks.queue;

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

/** Callers who have messages queued over connections of their own. */
final class Callers implements AutoCloseable {

    /** What a call does with a number. */
    private interface Turn {
        void take(CallerConnection connection, int number);
    }

    private final List<CallerConnection> connections;
    private final ExecutorService threads = Executors.newFixedThreadPool(QueueSuite.CALLERS);

    Callers(int port) {
        connections = IntStream.range(0, QueueSuite.CALLERS)
                .mapToObj(i -> new CallerConnection(port))
                .toList();
    }

    /** Has the messages from this number up to that one queued, as fast as the service answers; how many a second. */
    double asFastAsPossible(int from, int to) throws InterruptedException {
        long start = System.nanoTime();
        run(from, to, CallerConnection::queue);
        return (to - from) * 1e9 / (System.nanoTime() - start);
    }

    /**
     * The same at a steady rate, whether earlier calls were answered or not.
     *
     * @param calls when each call was to be made, in nanoseconds, by its place
     * @param answers when each was answered
     */
    void atRate(int perSecond, int from, long[] calls, long[] answers) throws InterruptedException {
        long start = System.nanoTime();
        run(from, from + calls.length, (connection, number) -> {
            int place = number - from;
            calls[place] = start + place * 1_000_000_000L / perSecond;
            waitUntil(calls[place]);
            connection.queue(number);
            answers[place] = System.nanoTime();
        });
    }

    private static void waitUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void run(int from, int to, Turn turn) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> callers = new ArrayList<>();
        for (CallerConnection connection : connections) {
            callers.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                    turn.take(connection, number);
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
