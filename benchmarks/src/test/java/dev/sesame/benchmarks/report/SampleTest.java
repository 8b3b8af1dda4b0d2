package dev.sesame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void median_is_the_value_in_the_middle() {
        assertThat(new Sample(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5.0);
    }

    @Test
    void median_of_an_even_number_is_between_the_two_in_the_middle() {
        assertThat(new Sample(List.of(8.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
    }

    @Test
    void range_stands_behind_the_median() {
        assertThat(new Sample(List.of(1234.4, 999.4, 2001.0)).withRange()).isEqualTo("1,234 (999–2,001)");
    }

    @Test
    void sample_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample(List.of()));
    }
}
