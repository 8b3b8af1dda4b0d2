package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.send.Level.Repetition;
import dev.sesame.benchmarks.ses.Received;
import dev.sesame.benchmarks.suite.Options;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendSectionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T08:05:09Z"), ZoneOffset.UTC);
    private static final Options OPTIONS = Options.parse(CLOCK, Path.of("/sesame/benchmarks"), List.of());

    @Test
    void contenders_stand_side_by_side_at_each_number_in_flight() {
        String section = section(9000);

        assertThat(section)
                .startsWith("## Sending: ")
                .contains(
                        "Measured on 2026-11-01, load 0.1 before it began: ", "; Node.js 20.0.0.", "over SMTP a sink.")
                .contains("| 1 in flight | messages/s (range) |")
                .contains("| SES_API | 9,000 (9,000–9,000) | 1.00× | 2.0 / 8.0 | 100 | 5 | 5,000 | 0 |")
                .contains(
                        "| 128 in flight |",
                        "| LOGTO | 500 (500–500) | 18.00× | 2.0 / 8.0 | 100 | 5 | 5,000 | 3 (+1) |")
                .contains("| 1,000 messages/s, SES takes 20 ms | beyond 20 ms, p50 / p99, ms |")
                .contains("| Sesame, SES API | 0.5 / 2.5 |", "| callers and stand-in alone | 0.1 / 0.2 |")
                .contains("| SPRING | 300 |", "| 10,000 messages | 40.0 |", "| 1,000,000 messages | 41.0 |")
                .endsWith("Repeat it with `benchmarks/run send`.\n");
    }

    @Test
    void targets_are_beside_what_was_measured() {
        assertThat(section(9000))
                .contains("of the SDK's alone, 32 in flight | at least 0.75× | 1.00× | met |")
                .contains("| best rate, of the Logto connector's | at least 12.00× | 18.00× | met |")
                .contains("| best rate, of micronaut-email's | at least 1.50× | 2.25× | met |")
                .contains("| rate with 128 in flight, of the best | at least 0.90× | 1.00× | met |")
                .contains("beyond what SES takes | at most 3.00 ms | 2.50 ms | met |")
                .contains("| growth of the heap | at most 5.00% | 2.50% | met |");
        assertThat(section(4000)).contains("| at least 12.00× | 8.00× | missed by 4.00× |");
    }

    @Test
    void contender_that_accepted_nothing_has_no_numbers() {
        Map<Contender, Measured> measured = measured(9000);
        Level none = new Level(List.of(new Repetition(new Burst(0, 20, 1000, 0, 0), 0, new Received(0, 0, 0))));
        measured.put(Contender.LOGTO, new Measured("nobody", Map.of(1, none, 8, none, 32, none, 128, none), 1));

        assertThat(section(measured)).contains("| nobody | 0 (0–0) | – | 0.0 / 0.0 | – | – | – | 20 |");
    }

    private static String section(double rate) {
        return section(measured(rate));
    }

    private static String section(Map<Contender, Measured> measured) {
        SteadyRun steady = new SteadyRun(
                Percentiles.of(new long[] {500_000, 2_500_000}), Percentiles.of(new long[] {100_000, 200_000}));
        Results results = new Results(measured, steady, new HeapRun(40, 1_000_000, 41));
        return new SendSection(OPTIONS, "0.1", "20.0.0", "a sink", results).toString();
    }

    private static Map<Contender, Measured> measured(double rate) {
        Map<Contender, Measured> measured = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            measured.put(contender, measured(contender.name(), 4000, 0, 0));
        }
        measured.put(Contender.SES_API, measured("SES_API", rate, 0, 0));
        measured.put(Contender.LOGTO, measured("LOGTO", 500, 3, 1));
        return measured;
    }

    /** At the same rate whatever is in flight. */
    private static Measured measured(String name, double rate, long failed, long unannounced) {
        Burst burst = new Burst(1000, failed, Math.round(1000 / rate * 1e9), 2_000_000, 8_000_000);
        long arrived = 1000 + unannounced;
        Received received = new Received(arrived, 5000 * arrived, 5 * arrived);
        Map<Integer, Level> levels = new HashMap<>();
        for (int inFlight : SendSuite.IN_FLIGHT) {
            levels.put(inFlight, new Level(List.of(new Repetition(burst, 100_000, received))));
        }
        return new Measured(name, levels, 300);
    }
}
