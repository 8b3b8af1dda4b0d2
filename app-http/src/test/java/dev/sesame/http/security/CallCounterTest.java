package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.access.CallLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallCounterTest {

    private static final CallLimit FOUR_A_MINUTE = new CallLimit(4, Duration.ofMinutes(1));

    private final AtomicLong nanos = new AtomicLong();
    private CallCounter counter = new CallCounter(3, nanos::get);

    private Duration count(String who) {
        return counter.count(who, FOUR_A_MINUTE);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Where {@link System#nanoTime} begins is anybody's guess. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_000_000_000L, Long.MIN_VALUE})
    void so_many_at_once_and_as_many_again_in_each_period(long start) {
        nanos.set(start);
        counter = new CallCounter(3, nanos::get);
        for (int i = 0; i < 4; i++) {
            assertThat(count("web")).isZero();
        }
        assertThat(count("web")).isEqualTo(Duration.ofSeconds(15));

        pass(Duration.ofSeconds(10));
        assertThat(count("web")).isEqualTo(Duration.ofSeconds(5));

        pass(Duration.ofSeconds(5));
        assertThat(count("web")).isZero();
        assertThat(count("web")).isEqualTo(Duration.ofSeconds(15));

        pass(Duration.ofMinutes(60));
        for (int i = 0; i < 4; i++) {
            assertThat(count("web")).isZero();
        }
        assertThat(count("web")).isPositive();
    }

    @Test
    void one_call_in_a_period_is_one() {
        CallLimit one = new CallLimit(1, Duration.ofSeconds(10));

        assertThat(counter.count("web", one)).isZero();
        assertThat(counter.count("web", one)).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10));
        assertThat(counter.count("web", one)).isZero();
    }

    @Test
    void each_caller_is_counted_alone() {
        for (int i = 0; i < 4; i++) {
            assertThat(count("web")).isZero();
            assertThat(count("job")).isZero();
        }

        assertThat(count("web")).isPositive();
        assertThat(count("job")).isPositive();
        assertThat(count("other")).isZero();
    }

    @Test
    void those_who_called_last_are_remembered() {
        for (int i = 0; i < 4; i++) {
            assertThat(count("web")).isZero();
        }
        assertThat(count("one")).isZero();
        assertThat(count("two")).isZero();
        assertThat(count("web")).isPositive();

        assertThat(count("three")).isZero();
        assertThat(count("web")).as("one, who called longest ago, is forgotten").isPositive();

        assertThat(count("four")).isZero();
        assertThat(count("five")).isZero();
        assertThat(count("six")).isZero();
        assertThat(count("web")).as("forgotten at last").isZero();
    }
}
