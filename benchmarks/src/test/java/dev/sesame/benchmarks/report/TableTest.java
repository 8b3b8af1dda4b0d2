package dev.sesame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void numbers_are_aligned_to_the_right() {
        assertThat(new Table("what", "how many").row("one", "1").row("two", "2"))
                .hasToString("""
                        | what | how many |
                        | --- | ---: |
                        | one | 1 |
                        | two | 2 |
                        """);
    }

    @Test
    void row_of_another_width_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("what", "how many").row("one"));
    }
}
