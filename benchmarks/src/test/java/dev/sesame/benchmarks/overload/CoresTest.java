package dev.sesame.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void lists_of_the_kernel_are_read() {
        assertThat(Cores.parse("\t0-3,8,10-11\n")).containsExactly(0, 1, 2, 3, 8, 10, 11);
        assertThat(Cores.parse("5")).containsExactly(5);
    }

    @Test
    void callers_have_no_core_of_the_service() {
        assertThat(Cores.halved(List.of(2, 3, 6))).isEqualTo(new Cores(List.of(2), List.of(3, 6)));
        assertThat(Cores.halved(List.of(2, 3)).launcher()).containsExactly("taskset", "-c", "2");
    }

    @Test
    void one_core_is_for_all() {
        assertThat(Cores.halved(List.of(4))).isEqualTo(new Cores(List.of(4), List.of(4)));
    }
}
