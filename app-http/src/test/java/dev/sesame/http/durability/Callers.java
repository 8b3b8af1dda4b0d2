package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.ServiceClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who call as fast as they are answered, and remember what they were told. A call that was cut off, or is to come
 * again later, comes again if it has a key.
 */
final class Callers {

    private static final int AT_ONCE = 8;

    private final Map<Call, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<Call> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /** Calls a service until so many calls were answered, and the service was killed then. */
    void callUntilKilled(int port, int enough, Runnable kill) throws InterruptedException, ExecutionException {
        Round round = new Round(enough, kill, new ConcurrentLinkedQueue<>(open));
        open.clear();
        try (ServiceClient service = new ServiceClient(port);
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                callers.add(threads.submit(() -> round.callOnAndOn(service)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        open.addAll(round.repeats);
    }

    /** Repeats once what is open; whether anything still is. */
    boolean repeat(ServiceClient service) {
        List<Call> repeats = List.copyOf(open);
        open.clear();
        for (Call call : repeats) {
            settle(call, call.make(service));
        }
        return !open.isEmpty();
    }

    /** The last answer to each call that was answered for good. */
    Map<Call, Answer> answers() {
        return Map.copyOf(answers);
    }

    /** How often a call came again. */
    int repeated() {
        return repeated.get();
    }

    private void settle(Call call, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 202, 409, 503, 504);
        boolean later = answer.status() == 409 || answer.status() == 503;
        if (!later) {
            answers.put(call, answer);
        } else {
            again(call);
        }
    }

    private void again(Call call) {
        if (call.hasKey()) {
            repeated.incrementAndGet();
            open.add(call);
        }
    }

    /** The life of one service. */
    private final class Round {

        private final int enough;
        private final Runnable kill;
        private final Queue<Call> repeats;
        private final AtomicInteger answered = new AtomicInteger();
        private volatile boolean killed;

        Round(int enough, Runnable kill, Queue<Call> repeats) {
            this.enough = enough;
            this.kill = kill;
            this.repeats = repeats;
        }

        void callOnAndOn(ServiceClient service) {
            while (!killed) {
                Call repeat = repeats.poll();
                Call call = repeat == null ? new Call(next.incrementAndGet()) : repeat;
                try {
                    settle(call, call.make(service));
                } catch (UncheckedIOException e) {
                    if (!killed) {
                        throw e;
                    }
                    again(call);
                }
                if (answered.incrementAndGet() == enough) {
                    killed = true;
                    kill.run();
                }
            }
        }
    }
}
