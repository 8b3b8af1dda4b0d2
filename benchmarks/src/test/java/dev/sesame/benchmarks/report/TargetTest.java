package dev.sesame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void target_is_met_at_its_bound() {
        assertThat(Target.atLeast("rate", 12, 12, "×").verdict()).isEqualTo("met");
        assertThat(Target.atMost("p99", 3, 3, " ms").verdict()).isEqualTo("met");
    }

    @Test
    void target_that_is_missed_says_by_how_much() {
        Target rate = Target.atLeast("rate", 12, 10.5, "×");
        assertThat(rate.asked()).isEqualTo("at least 12.00×");
        assertThat(rate.got()).isEqualTo("10.50×");
        assertThat(rate.verdict()).isEqualTo("missed by 1.50×");
        assertThat(Target.atMost("p99", 3, 4.25, " ms").verdict()).isEqualTo("missed by 1.25 ms");
    }

    @Test
    void target_of_which_nothing_was_measured_is_missed() {
        assertThat(Target.atLeast("rate", 12, Double.NaN, "×").verdict()).startsWith("missed");
    }
}
