package dev.sesame.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void share_of_all_did_not_take_longer() {
        Percentiles percentiles = Percentiles.of(
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray());
        assertThat(percentiles.millis(0.5)).isEqualTo(100);
        assertThat(percentiles.millis(0.99)).isEqualTo(198);
        assertThat(percentiles).hasToString("100.0 / 198.0");
    }

    @Test
    void one_time_is_every_percentile() {
        assertThat(Percentiles.of(new long[] {2_500_000})).hasToString("2.5 / 2.5");
    }
}
