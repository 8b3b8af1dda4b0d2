package dev.sesame.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.suite.FailedRunException;
import org.junit.jupiter.api.Test;

class ServiceUnderTestTest {

    @Test
    void heap_of_one_region_is_read() {
        assertThat(ServiceUnderTest.usedHeap("""
                        4711:
                        garbage-first heap   total reserved 524288K, committed 65536K, used 12345K [0x00000000e0000000, 0x0000000100000000)
                         region size 1024K, 5 young (5120K), 4 survivors (4096K)
                        Metaspace       used 40000K, committed 41000K, reserved 1114112K
                        """)).isEqualTo(12_345);
    }

    @Test
    void heap_of_two_generations_is_added_up() {
        assertThat(ServiceUnderTest.usedHeap("""
                        4711:
                        DefNew     total 141120K, used 49K [0x00000000e0000000, 0x00000000e9920000, 0x00000000eaaa0000)
                         eden space 125440K,   0% used [0x00000000e0000000, 0x00000000e000c628, 0x00000000e7a80000)
                        Tenured    total 313520K, used 44579K [0x00000000eaaa0000, 0x00000000fdccc000, 0x0000000100000000)
                         the  space 313520K,  14% used [0x00000000eaaa0000, 0x00000000ed628de8, 0x00000000fdccc000)
                        """)).isEqualTo(44_628);
    }

    @Test
    void answer_without_a_heap_fails_the_run() {
        assertThatThrownBy(() -> ServiceUnderTest.usedHeap("4711:\n"))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("no heap");
    }
}
