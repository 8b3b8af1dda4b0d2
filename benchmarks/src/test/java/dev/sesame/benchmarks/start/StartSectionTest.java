package dev.sesame.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.suite.Options;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartSectionTest {

    @Test
    void section_has_the_medians_and_says_whether_the_targets_are_met() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        Options options = Options.parse(clock, Path.of("benchmarks"), List.of("--repetitions", "3"));
        List<Start> fast = List.of(new Start(900, 2_000, 210), new Start(950, 2_100, 215), new Start(800, 1_900, 205));

        String section = StartSection.of(
                options,
                "a machine",
                Map.of(Way.TRAINED, fast, Way.AGAIN, fast, Way.PLAIN, List.of(new Start(3_000, 6_000, 220))));

        assertThat(section)
                .startsWith("## Start\n")
                .contains("Measured on 2026-01-02, a machine.")
                .contains("| trained, in an empty folder | 900 (800–950) | 2,000 (1,900–2,100) | 210 (205–215) |")
                .contains("| not trained, in an empty folder | 3,000 (3,000–3,000) |")
                .contains("| first mail, trained | at most 1,000.00 ms | 900.00 ms | met |")
                .contains("| resident memory, idle | at most 200.00 MB | 210.00 MB | missed by 10.00 MB |");
    }
}
