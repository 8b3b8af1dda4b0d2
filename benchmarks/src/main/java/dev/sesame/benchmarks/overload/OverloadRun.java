package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.queue.CodeMail;
import dev.sesame.benchmarks.ses.StandIn;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** One service at its peak, at three times that, and right afterwards; again and again. */
final class OverloadRun {

    private static final int WARM_UP_CALLS = 2_000;

    /** How long overload goes on when what counts of it is over, for the heap to be looked at meanwhile. */
    private static final Duration TAIL = Duration.ofSeconds(2);

    private static final Duration FIRST_SECOND = Duration.ofSeconds(1);

    private final Options options;
    private final StandIn ses;
    private final ServiceUnderTest service;
    private final Callers few;
    private final Callers crowd;
    private final Measured measured = new Measured();

    private volatile Outcomes outcomes = new Outcomes(0, 0);
    private int next;

    private OverloadRun(Options options, StandIn ses, ServiceUnderTest service) {
        this.options = options;
        this.ses = ses;
        this.service = service;
        few = new Callers(service.port(), OverloadSuite.CALLERS, (caller, number) -> outcomes.make(caller, number));
        crowd = Callers.crowd(service.port(), OverloadSuite.CROWD, (caller, number) -> outcomes.make(caller, number));
    }

    static Measured measure(Options options, Cores cores) throws InterruptedException {
        cores.keep();
        try (Folder folder = Folder.create(options.home());
                StandIn ses = StandIn.start()) {
            CodeMail.writeConnector(folder.path());
            Map<String, String> variables = new HashMap<>();
            variables.put("SESAME_DATA_DIR", folder.path().toString());
            variables.put("SESAME_CONNECTORS_DIR", folder.path().toString());
            variables.put("SESAME_SES_API_ENDPOINT", ses.endpoint());
            try (ServiceUnderTest service = ServiceUnderTest.start(options.home(), variables, cores.launcher())) {
                return new OverloadRun(options, ses, service).measure();
            }
        }
    }

    private Measured measure() throws InterruptedException {
        try (few;
                crowd) {
            Progress.say("overload: warming up");
            double peak = warmUp();
            for (int i = 0; i < options.repetitions(); i++) {
                Progress.say("overload: repetition " + (i + 1) + " of " + options.repetitions());
                measured.before = Memory.of(service).max(measured.before);
                peak = atOnce(measured.peak, (int) (peak * options.length().toSeconds()));
                overload((int) Math.round(OverloadSuite.TIMES * peak));
                atOnce(measured.firstSecond, (int) (peak * FIRST_SECOND.toSeconds()));
                measured.after = Memory.of(service).max(measured.after);
            }
            return measured;
        }
    }

    /** How many messages a second there are at the end. */
    private double warmUp() throws InterruptedException {
        Phase unused = new Phase();
        long end = System.nanoTime() + options.warmUp().toNanos();
        double rate;
        do {
            rate = atOnce(unused, WARM_UP_CALLS);
        } while (System.nanoTime() < end);
        // Refusing has to be learned, too.
        overload((int) Math.round(OverloadSuite.TIMES * rate), new Phase());
        return atOnce(unused, (int) rate);
    }

    /** So many calls as fast as they are answered; messages a second. */
    private double atOnce(Phase phase, int calls) throws InterruptedException {
        Outcomes now = begin(calls);
        Duration cpu = service.cpu();
        double rate = few.asFastAsPossible(now.from(), next);
        long nanos = now.length();
        phase.add(now, nanos, service.cpu().minus(cpu).toNanos() / (double) nanos);
        now.check(ses.take().messages());
        return rate;
    }

    private void overload(int perSecond) throws InterruptedException {
        CompletableFuture<Memory> memory = CompletableFuture.supplyAsync(this::watch);
        overload(perSecond, measured.overload);
        measured.during = memory.join().max(measured.during);
    }

    private void overload(int perSecond, Phase phase) throws InterruptedException {
        Outcomes now =
                begin(Math.toIntExact(perSecond * options.length().plus(TAIL).toSeconds()));
        Duration cpu = service.cpu();
        long start = System.nanoTime();
        crowd.atRate(perSecond, now.from(), now.calls, now.answers);
        double usedCores = service.cpu().minus(cpu).toNanos() / (double) (System.nanoTime() - start);
        phase.add(now, options.length().toNanos(), usedCores);
        now.check(ses.take().messages());
    }

    /** The most that the service occupies while the overload counts, and what is on its heap at the end of that. */
    private Memory watch() {
        long end = System.nanoTime() + options.length().toNanos();
        double resident = 0;
        while (System.nanoTime() < end) {
            resident = Math.max(resident, service.residentMegabytes());
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return new Memory(service.heapMegabytes(), resident);
    }

    private Outcomes begin(int calls) {
        Outcomes now = new Outcomes(next, calls);
        next += calls;
        outcomes = now;
        return now;
    }
}
