package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadyRunTest {

    @Test
    void what_ses_takes_is_not_ours() {
        assertThat(SteadyRun.beyondDelay(new long[] {1_000, 2_000}, new long[] {20_001_500, 22_002_000}))
                .containsExactly(500, 2_000_000);
    }
}
