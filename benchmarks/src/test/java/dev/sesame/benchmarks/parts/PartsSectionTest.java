package dev.sesame.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.suite.Options;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsSectionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T08:05:09Z"), ZoneOffset.UTC);

    @Test
    void section_says_what_was_measured_and_how() {
        Options options =
                Options.parse(CLOCK, Path.of("/x"), List.of("--repetitions", "3", "--seconds", "2", "--warm-up", "4"));

        String section = PartsSection.of(
                options,
                "0.4",
                List.of(new PartCost(Part.RENDER, new Sample(List.of(1500.0, 1234.4, 999.0)), 12345.6)));

        assertThat(section)
                .startsWith("## Parts of a send\n")
                .contains("medians of 3 repetitions of 2 s, after 4 s to warm up")
                .contains("Measured on 2026-11-01, load 0.4 before it began")
                .contains("JMH 1.37, AWS SDK 2.")
                .contains("| render a parsed template, with a text of its own | 1,234 (999–1,500) | 12,346 |\n")
                .endsWith("Repeat it with `benchmarks/run parts`.\n");
    }
}
