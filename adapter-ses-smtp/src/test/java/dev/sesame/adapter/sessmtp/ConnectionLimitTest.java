package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private long now;
    private final ConnectionLimit limit = new ConnectionLimit(4, () -> now);

    @Test
    void there_are_as_many_permits_as_the_limit_says() throws Exception {
        take(4);

        assertThat(limit.acquire(AT_ONCE)).isFalse();
        limit.release();
        assertThat(limit.acquire(AT_ONCE)).isTrue();
    }

    @Test
    void refused_connection_lowers_the_limit_to_those_that_others_have() throws Exception {
        take(3);

        assertThat(limit.shrink()).isTrue();
        limit.release();

        assertThat(limit.limit()).isEqualTo(2);
        assertThat(limit.acquire(AT_ONCE)).isFalse();
        limit.release();
        assertThat(limit.acquire(AT_ONCE)).isTrue();
        assertThat(limit.acquire(AT_ONCE)).isFalse();
    }

    @Test
    void limit_never_falls_below_one() throws Exception {
        take(1);

        assertThat(limit.shrink()).isFalse();
        limit.release();

        assertThat(limit.limit()).isEqualTo(1);
        assertThat(limit.acquire(AT_ONCE)).isTrue();
        assertThat(limit.acquire(AT_ONCE)).isFalse();
    }

    @Test
    void limit_grows_back_one_by_one() throws Exception {
        take(3);
        limit.shrink();
        limit.release();

        now += ConnectionLimit.GROWS_EVERY.toNanos() - 1;
        limit.release();
        assertThat(limit.limit()).isEqualTo(2);

        for (int expected : new int[] {3, 4, 4}) {
            now += ConnectionLimit.GROWS_EVERY.toNanos();
            take(1);
            limit.release();
            assertThat(limit.limit()).isEqualTo(expected);
        }
        take(3);
        assertThat(limit.acquire(AT_ONCE)).isFalse();
    }

    private void take(int permits) throws InterruptedException {
        for (int i = 0; i < permits; i++) {
            assertThat(limit.acquire(AT_ONCE)).isTrue();
        }
    }
}
