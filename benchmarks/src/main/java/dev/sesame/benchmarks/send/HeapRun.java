package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Progress;
import java.util.Map;

/**
 * What is on the heap of the service once it has sent a few messages, and once it has sent many, in MB.
 *
 * @param early after {@link #FEW}
 * @param sends how many the many are
 * @param late after those
 */
record HeapRun(double early, int sends, double late) {

    static final int FEW = 10_000;
    private static final int CALLERS = 32;

    /** Starts a service for it. */
    static HeapRun of(Arena arena, int sends) throws InterruptedException {
        Progress.say("the heap, until " + sends + " messages are sent");
        // What is kept of recipients is bounded and gone after ten minutes, but would be all that is seen here.
        Map<String, String> variables = Map.of("SESAME_RECIPIENT_BUDGET", "off");
        try (ServiceUnderTest process = SesameService.startOverApi(arena, variables)) {
            HttpService service = new HttpService("Sesame", process.port(), process.use(), true, process::close);
            try (Callers callers = new Callers(process.port(), CALLERS, (connection, number) -> {
                boolean ignored = service.call(connection);
            })) {
                arena.takeFromSes();
                send(callers, 0, FEW);
                double early = process.heapMegabytes();
                send(callers, FEW, sends);
                check(sends, arena.takeFromSes().messages());
                return new HeapRun(early, sends, process.heapMegabytes());
            }
        }
    }

    private static void send(Callers callers, int from, int to) throws InterruptedException {
        double ignored = callers.asFastAsPossible(from, to);
    }

    private static void check(int sends, long arrived) {
        if (arrived != sends) {
            throw new FailedRunException(sends + " calls made " + arrived + " messages");
        }
    }

    /** By what share it grew. */
    double growth() {
        return late / early - 1;
    }
}
