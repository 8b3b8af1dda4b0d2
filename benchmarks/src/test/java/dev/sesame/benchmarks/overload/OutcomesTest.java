package dev.sesame.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final long SECOND = 1_000_000_000;

    /** Four calls from the number 100 on, half a second apart; the second and the last are refused. */
    private static Outcomes outcomes() {
        Outcomes outcomes = new Outcomes(100, 4);
        outcomes.put(0, SECOND, SECOND + 10, 200, false);
        outcomes.put(1, 3 * SECOND / 2, 3 * SECOND / 2 + 20, 503, true);
        outcomes.put(2, 2 * SECOND, 3 * SECOND, 200, false);
        outcomes.put(3, 5 * SECOND / 2, 5 * SECOND / 2 + 40, 503, false);
        return outcomes;
    }

    @Test
    void rates_are_of_what_falls_into_the_time() {
        Outcomes outcomes = outcomes();
        assertThat(outcomes.offered(SECOND)).isEqualTo(2);
        assertThat(outcomes.offered(2 * SECOND)).isEqualTo(2);
        assertThat(outcomes.answered(true, 2 * SECOND)).isEqualTo(0.5);
        assertThat(outcomes.answered(false, 2 * SECOND)).isEqualTo(1);
        assertThat(outcomes.length()).isEqualTo(2 * SECOND + 1);
    }

    @Test
    void times_are_of_the_calls_that_were_to_be_made_in_the_time_whenever_they_were_answered() {
        assertThat(outcomes().times(true, 3 * SECOND / 2)).containsExactly(10, SECOND);
        assertThat(outcomes().times(false, 3 * SECOND / 2)).containsExactly(20);
    }

    @Test
    void call_that_is_made_late_counts_from_when_it_was_to_be_made() {
        Outcomes outcomes = new Outcomes(0, 1);
        outcomes.calls[0] = SECOND;
        outcomes.put(0, 2 * SECOND, 3 * SECOND, 200, false);
        assertThat(outcomes.times(true, SECOND)).containsExactly(2 * SECOND);
    }

    @Test
    void answers_are_counted_by_status() {
        assertThat(outcomes().tallies())
                .isEqualTo(Map.of(200, new Outcomes.Tally(2, 0), 503, new Outcomes.Tally(2, 1)));
    }

    @Test
    void run_counts_if_as_many_messages_were_sent_as_callers_were_told() {
        outcomes().check(2);
        assertThatThrownBy(() -> outcomes().check(3))
                .isInstanceOf(FailedRunException.class)
                .hasMessage("3 messages were sent; 2 were accepted, and of 0 nobody knows");
        assertThatThrownBy(() -> outcomes().check(1)).isInstanceOf(FailedRunException.class);
    }

    @Test
    void message_of_which_nobody_knows_may_have_been_sent_but_not_twice() {
        Outcomes outcomes = new Outcomes(0, 1);
        outcomes.put(0, 1, 2, 504, false);
        outcomes.check(0);
        outcomes.check(1);
        assertThatThrownBy(() -> outcomes.check(2)).isInstanceOf(FailedRunException.class);
    }
}
