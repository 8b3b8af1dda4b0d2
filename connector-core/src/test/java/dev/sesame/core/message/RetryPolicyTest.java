package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void default_is_three_attempts_in_ten_seconds() {
        assertThat(RetryPolicy.DEFAULT.maxAttempts()).isEqualTo(3);
        assertThat(RetryPolicy.DEFAULT.budget()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void delay_is_random_below_a_ceiling_that_doubles_up_to_the_longest() {
        RetryPolicy policy = new RetryPolicy(100, SECOND, Duration.ofMillis(100), Duration.ofMillis(1_000));
        long[] ceilings = {100, 200, 400, 800, 1_000, 1_000};
        Random random = new Random(5);
        for (int failed = 1; failed <= ceilings.length; failed++) {
            long longest = 0;
            for (int i = 0; i < 2_000; i++) {
                long delay = policy.delay(failed, Duration.ZERO, random).toMillis();
                assertThat(delay).isBetween(0L, ceilings[failed - 1]);
                longest = Math.max(longest, delay);
            }
            assertThat(longest).isGreaterThan(ceilings[failed - 1] * 9 / 10);
        }
    }

    @Test
    void delay_is_never_shorter_than_the_hint() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(RetryPolicy.DEFAULT.delay(1, Duration.ofSeconds(3), new Random(i)))
                    .isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_250));
        }
    }

    @Test
    void hint_without_sense_is_no_shorter_than_none_and_no_longer_than_forever() {
        for (Duration hint : new Duration[] {
            Duration.ofSeconds(-5), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofSeconds(Long.MAX_VALUE)
        }) {
            assertThat(RetryPolicy.DEFAULT.delay(1, hint, new Random(1)))
                    .isBetween(Duration.ZERO, Duration.ofDays(36_501));
        }
    }

    @Test
    void delay_stays_within_bounds_for_any_number_of_attempts_and_any_durations() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (Duration first : new Duration[] {Duration.ofNanos(1), SECOND, Duration.ofDays(365 * 300L), longest}) {
            RetryPolicy policy = new RetryPolicy(Integer.MAX_VALUE, longest, first, longest);
            for (int failed : new int[] {1, 2, 20, 21, 22, 63, 64, 65, 1_000_000, Integer.MAX_VALUE}) {
                assertThat(policy.delay(failed, Duration.ZERO, new Random(failed)))
                        .isBetween(Duration.ZERO, longest);
            }
        }
    }

    @Test
    void what_could_never_try_is_rejected() {
        assertThatThrownBy(() -> new RetryPolicy(0, SECOND, SECOND, SECOND)).hasMessageContaining("maxAttempts");
        assertThatThrownBy(() -> new RetryPolicy(-1, SECOND, SECOND, SECOND)).hasMessageContaining("-1");
        for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatThrownBy(() -> new RetryPolicy(1, SECOND, bad, SECOND))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new RetryPolicy(1, SECOND, SECOND, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(-1), SECOND, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new RetryPolicy(1, Duration.ZERO, SECOND, SECOND).maxAttempts())
                .isEqualTo(1);
    }
}
