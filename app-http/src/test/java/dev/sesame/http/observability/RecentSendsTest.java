package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RecentSendsTest {

    /** It is 12:00. */
    private final MovableClock clock = new MovableClock();

    private final RecentSends sends = new RecentSends(clock);

    private void end(Sending.Way way, Outcome outcome) {
        boolean accepted = outcome == Outcome.ACCEPTED;
        sends.ended(
                new Sending("id", "default", UsageType.SIGN_IN, "someone@example.com", way, clock.instant()),
                new SendEnd(
                        outcome,
                        accepted ? null : ErrorCode.NOT_SENT,
                        null,
                        null,
                        accepted ? "0102" : null,
                        accepted ? null : "It failed",
                        null));
    }

    private long count(int step, Outcome outcome) {
        return Objects.requireNonNull(
                sends.lastHour().steps().get(step).outcomes().get(outcome));
    }

    private List<Long> counts(Outcome outcome) {
        return sends.lastHour().steps().stream()
                .map(step -> Objects.requireNonNull(step.outcomes().get(outcome)))
                .toList();
    }

    @Test
    void hour_has_twelve_steps_and_ends_with_the_one_that_has_begun() {
        clock.forward(Duration.ofMinutes(7));

        Statistics hour = sends.lastHour();

        assertThat(hour.since()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(hour.steps()).hasSize(12);
        assertThat(hour.steps().get(0).from()).isEqualTo(Instant.parse("2026-11-21T11:10:00Z"));
        assertThat(hour.steps().get(11).from()).isEqualTo(Instant.parse("2026-11-21T12:05:00Z"));
        assertThat(hour.steps()).allSatisfy(step -> assertThat(step.outcomes()).hasSize(4));
    }

    @Test
    void every_outcome_is_counted_when_it_ends() {
        end(Sending.Way.DIRECT, Outcome.ACCEPTED);
        end(Sending.Way.QUEUED, Outcome.ACCEPTED);
        end(Sending.Way.DIRECT, Outcome.UNKNOWN);
        clock.forward(Duration.ofMinutes(5));
        end(Sending.Way.DIRECT, Outcome.REJECTED);
        end(Sending.Way.QUEUED, Outcome.NOT_SENT);

        assertThat(count(10, Outcome.ACCEPTED)).isEqualTo(2);
        assertThat(count(10, Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(count(11, Outcome.ACCEPTED)).isZero();
        assertThat(count(11, Outcome.REJECTED)).isEqualTo(1);
        assertThat(count(11, Outcome.NOT_SENT)).isEqualTo(1);
    }

    @Test
    void mail_that_tests_a_connector_is_left_out() {
        end(Sending.Way.TEST, Outcome.ACCEPTED);
        assertThat(counts(Outcome.ACCEPTED)).containsOnly(0L);
    }

    @Test
    void what_is_older_than_the_hour_is_forgotten_and_its_place_taken() {
        end(Sending.Way.DIRECT, Outcome.ACCEPTED);
        clock.forward(Duration.ofMinutes(55));
        assertThat(count(0, Outcome.ACCEPTED)).isEqualTo(1);

        clock.forward(Duration.ofMinutes(5));
        assertThat(counts(Outcome.ACCEPTED)).containsOnly(0L);
        end(Sending.Way.DIRECT, Outcome.ACCEPTED);
        assertThat(count(11, Outcome.ACCEPTED)).isEqualTo(1);

        clock.forward(Duration.ofDays(2));
        assertThat(counts(Outcome.ACCEPTED)).containsOnly(0L);
    }
}
