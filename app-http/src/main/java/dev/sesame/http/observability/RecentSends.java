package dev.sesame.http.observability;

import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the messages of the last hour ended, in this instance, for whoever has no Prometheus to ask. Those that test a connector are
 * left out. In memory: nothing is known of the time before the start.
 */
@Singleton
public final class RecentSends implements SendListener {

    static final Duration STEP = Duration.ofMinutes(5);
    private static final int STEPS = 12;

    private final Clock clock;
    private final Instant startedAt;
    private final Period[] ring = new Period[STEPS];

    RecentSends(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public synchronized void ended(Sending message, SendEnd end) {
        if (message.way() != Sending.Way.TEST) {
            long number = number(clock.instant());
            int slot = Math.floorMod(number, STEPS);
            if (ring[slot] == null || ring[slot].number != number) {
                ring[slot] = new Period(number);
            }
            ring[slot].counts.merge(end.outcome(), 1L, Long::sum);
        }
    }

    /** The hour that ends with the current step, oldest step first; every step is there, and every outcome in it. */
    synchronized Statistics lastHour() {
        long current = number(clock.instant());
        List<Statistics.Step> steps = new ArrayList<>();
        for (long number = current - STEPS + 1; number <= current; number++) {
            Period known = ring[Math.floorMod(number, STEPS)];
            Period period = known != null && known.number == number ? known : new Period(number);
            steps.add(new Statistics.Step(period.start(), Map.copyOf(period.counts)));
        }
        return new Statistics(startedAt, STEP, steps);
    }

    private static long number(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    /** What ended in one step of time. */
    private static final class Period {

        private final long number;
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

        Period(long number) {
            this.number = number;
            for (Outcome outcome : Outcome.values()) {
                counts.put(outcome, 0L);
            }
        }

        Instant start() {
            return Instant.ofEpochSecond(number * STEP.toSeconds());
        }
    }
}
