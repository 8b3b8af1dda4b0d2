package dev.sesame.core.service;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueWalkTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_nothing_is_accepted_twice_late_or_outdated_and_everything_ends(long seed) {
        new QueueWalk(seed).steps(1_000);
    }
}
