package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Progress;
import java.time.Duration;

/**
 * How much longer calls take than SES does, at a steady rate.
 *
 * @param service with our service in between
 * @param alone with nothing in between: what callers and stand-in add themselves
 */
record SteadyRun(Percentiles service, Percentiles alone) {

    static final int RATE = 1000;
    static final Duration DELAY = Duration.ofMillis(20);

    private static final int CALLERS = 128;
    private static final int FIRST_CALLS = RATE;
    private static final int CALLS = 20 * RATE;

    /** Asks the service, which is warm, and then the stand-in itself. */
    static SteadyRun of(Arena arena, HttpService service) throws InterruptedException {
        arena.ses().delay(DELAY);
        Progress.say(RATE + " messages a second");
        Percentiles ours = measure(arena, service.port(), (connection, number) -> {
            boolean ignored = service.call(connection);
        });
        byte[] request = CallerConnection.post("/v2/email/outbound-emails", SignInMail.call(0));
        Percentiles alone = measure(arena, arena.ses().port(), (connection, number) -> {
            CallerConnection.Answer ignored = connection.ask(request);
        });
        arena.ses().delay(Duration.ZERO);
        return new SteadyRun(ours, alone);
    }

    private static Percentiles measure(Arena arena, int port, Callers.Call call) throws InterruptedException {
        try (Callers callers = new Callers(port, CALLERS, call)) {
            // Their connections are not what is measured.
            callers.atRate(RATE, 0, new long[FIRST_CALLS], new long[FIRST_CALLS]);
            arena.takeFromSes();
            long[] calls = new long[CALLS];
            long[] answers = new long[CALLS];
            callers.atRate(RATE, FIRST_CALLS, calls, answers);
            long arrived = arena.takeFromSes().messages();
            if (arrived != CALLS) {
                throw new FailedRunException(CALLS + " calls made " + arrived + " messages");
            }
            return Percentiles.of(beyondDelay(calls, answers));
        }
    }

    static long[] beyondDelay(long[] calls, long[] answers) {
        long[] nanos = new long[calls.length];
        for (int place = 0; place < nanos.length; place++) {
            nanos[place] = answers[place] - calls[place] - DELAY.toNanos();
        }
        return nanos;
    }
}
