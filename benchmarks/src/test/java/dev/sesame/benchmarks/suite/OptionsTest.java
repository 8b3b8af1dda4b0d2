package dev.sesame.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T08:05:09Z"), ZoneOffset.UTC);
    private static final Path HOME = Path.of("/sesame/benchmarks");

    @Test
    void results_go_to_the_documentation() {
        assertThat(parse())
                .isEqualTo(new Options(
                        CLOCK,
                        HOME,
                        Path.of("/sesame/docs/benchmarks.md"),
                        5,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        100_000,
                        1_000_000));
    }

    @Test
    void every_default_can_be_changed() {
        assertThat(parse(
                        "--page",
                        "/x.md",
                        "--repetitions",
                        "3",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "2",
                        "--messages",
                        "9",
                        "--sends",
                        "8"))
                .isEqualTo(new Options(
                        CLOCK, HOME, Path.of("/x.md"), 3, Duration.ofSeconds(1), Duration.ofSeconds(2), 9, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--repetitions",
                "--repetitions many",
                "--repetitions 0",
                "--seconds -1",
                "--messages 0",
                "--sends 0",
                "--what 1"
            })
    void options_that_make_no_sense_are_refused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(line.split(" ")));
    }

    private static Options parse(String... arguments) {
        return Options.parse(CLOCK, HOME, List.of(arguments));
    }
}
