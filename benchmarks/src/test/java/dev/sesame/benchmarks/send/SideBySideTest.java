package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.ses.Received;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTest {

    @ParameterizedTest
    @CsvSource({"true, 10, 0, 10", "false, 10, 0, 10", "false, 7, 3, 7", "false, 7, 3, 9"})
    void run_counts_if_what_was_accepted_arrived(boolean ours, long accepted, long failed, long arrived) {
        assertThatCode(() -> check(ours, accepted, failed, arrived)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"true, 10, 0, 9", "true, 10, 0, 11", "true, 9, 1, 9", "false, 7, 3, 6"})
    void run_in_which_messages_are_lost_or_ours_are_doubled_fails(
            boolean ours, long accepted, long failed, long arrived) {
        assertThatThrownBy(() -> check(ours, accepted, failed, arrived))
                .isInstanceOf(FailedRunException.class)
                .hasMessage("someone took %d of 10 calls, but %d messages arrived", accepted, arrived);
    }

    @Test
    void messages_take_the_time_but_are_enough_for_all_callers() {
        assertThat(SideBySide.messages(5e-6, Duration.ofSeconds(2), 32)).isEqualTo(10_000);
        assertThat(SideBySide.messages(1e-8, Duration.ofSeconds(2), 32)).isEqualTo(128);
        assertThat(SideBySide.messages(1e-9, Duration.ofSeconds(2), 1)).isEqualTo(20);
    }

    private static void check(boolean ours, long accepted, long failed, long arrived) {
        SideBySide.check("someone", ours, new Burst(accepted, failed, 1, 1, 1), new Received(arrived, 1, 1));
    }
}
