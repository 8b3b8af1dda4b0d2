package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.send.Level.Repetition;
import dev.sesame.benchmarks.ses.Received;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All contenders, one after the other, again and again. */
final class SideBySide implements AutoCloseable {

    private static final int FEW = 20;

    /** How often each caller calls at least, so that as many are in flight as should be. */
    private static final int TURNS = 4;

    private final Options options;
    private final Arena arena;
    private final List<Entrant> entrants = new ArrayList<>();

    SideBySide(Options options, Arena arena) {
        this.options = options;
        this.arena = arena;
    }

    /** Starts a contender and lets it send until it is warm, for as long with each number in flight. */
    void enter(Contender contender) throws InterruptedException {
        Running running = contender.start(arena);
        Entrant entrant = new Entrant(contender, running, new HashMap<>(), new HashMap<>());
        entrants.add(entrant);
        Progress.say("warming up " + running.name());
        Duration part = options.warmUp().dividedBy(SendSuite.IN_FLIGHT.size());
        for (int inFlight : SendSuite.IN_FLIGHT) {
            int count = FEW;
            long start = System.nanoTime();
            do {
                Burst burst = running.send(count, inFlight);
                entrant.speeds().put(inFlight, burst.callsPerNano());
                count = entrant.messagesIn(Duration.ofSeconds(1), inFlight);
            } while (System.nanoTime() - start < part.toNanos());
        }
    }

    /** Our service over the API, which entered. */
    HttpService service() {
        return entrants.stream()
                .filter(entrant -> entrant.contender() == Contender.SES_API)
                .map(entrant -> (HttpService) entrant.running())
                .findFirst()
                .orElseThrow();
    }

    /** Measures all that entered. */
    Map<Contender, Measured> measure() throws InterruptedException {
        for (int i = 1; i <= options.repetitions(); i++) {
            for (int inFlight : SendSuite.IN_FLIGHT) {
                Progress.say("repetition " + i + " of " + options.repetitions() + ", " + inFlight + " in flight");
                for (Entrant entrant : entrants) {
                    measure(entrant, inFlight);
                }
            }
        }
        Map<Contender, Measured> measured = new EnumMap<>(Contender.class);
        for (Entrant entrant : entrants) {
            measured.put(entrant.contender(), entrant.measured());
        }
        return measured;
    }

    private void measure(Entrant entrant, int inFlight) throws InterruptedException {
        Contender contender = entrant.contender();
        Running running = entrant.running();
        ProcessUse use = running.use();
        int messages = entrant.messagesIn(options.length(), inFlight);
        contender.received(arena, 0);
        Duration before = use.cpu();
        Burst burst = running.send(messages, inFlight);
        long cpuMicros = use.cpu().minus(before).toNanos() / 1000;
        Received received = contender.received(arena, burst.accepted());
        check(running.name(), contender.isOurs(), burst, received);
        entrant.speeds().put(inFlight, burst.callsPerNano());
        entrant.repetitions()
                .computeIfAbsent(inFlight, any -> new ArrayList<>())
                .add(new Repetition(burst, cpuMicros, received));
    }

    /** Nobody may claim what did not happen, and ours sends each message once. */
    static void check(String name, boolean ours, Burst burst, Received received) {
        boolean right = ours
                ? burst.failed() == 0 && received.messages() == burst.accepted()
                : received.messages() >= burst.accepted();
        if (!right) {
            throw new FailedRunException(name + " took " + burst.accepted() + " of "
                    + (burst.accepted() + burst.failed()) + " calls, but " + received.messages() + " messages arrived");
        }
    }

    static int messages(double callsPerNano, Duration time, int inFlight) {
        return Math.max(Math.max(FEW, TURNS * inFlight), (int) Math.round(callsPerNano * time.toNanos()));
    }

    @Override
    public void close() {
        entrants.forEach(entrant -> entrant.running().close());
    }

    /** A contender in the run; its speeds, in calls a nanosecond, and its repetitions by how many are in flight. */
    private record Entrant(
            Contender contender,
            Running running,
            Map<Integer, Double> speeds,
            Map<Integer, List<Repetition>> repetitions) {

        int messagesIn(Duration time, int inFlight) {
            return messages(speeds.getOrDefault(inFlight, 0.0), time, inFlight);
        }

        Measured measured() {
            Map<Integer, Level> levels = new HashMap<>();
            repetitions.forEach((inFlight, all) -> levels.put(inFlight, new Level(all)));
            return new Measured(running.name(), levels, running.use().residentMegabytes());
        }
    }
}
