package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SesameFixture fixture = new SesameFixture();

    @AfterEach
    void clearInterrupt() {
        // A test that interrupts must not hand its flag to the next.
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void only_what_was_certainly_not_accepted_is_tried_again(FailureReason reason) {
        fixture.fail(reason);

        if (reason.code().kind() == FailureKind.TRANSIENT) {
            fixture.sesame().sendEmail().send(request().build());
            assertThat(fixture.transport.attempts()).isEqualTo(2);
            assertThat(fixture.transport.accepted()).hasSize(1);
        } else {
            assertThat(failure().reason()).isEqualTo(reason);
            assertThat(fixture.transport.attempts()).isEqualTo(1);
            assertThat(fixture.pauses).isEmpty();
        }
    }

    @Test
    void same_message_is_tried_again() {
        fixture.fail(FailureReason.THROTTLED, FailureReason.CONNECTION_FAILED);

        String id = fixture.sesame().sendEmail().send(request().build()).id();

        assertThat(fixture.transport.last().id()).isEqualTo(id);
    }

    @Test
    void last_failure_is_thrown_when_no_attempt_is_left() {
        fixture.fail(FailureReason.THROTTLED, FailureReason.CONNECTION_FAILED, FailureReason.PROVIDER_UNAVAILABLE);

        assertThat(failure().reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);
        assertThat(fixture.transport.attempts()).isEqualTo(3);
        assertThat(fixture.pauses).hasSize(2);
    }

    @Test
    void outcome_that_turns_unknown_on_the_way_ends_it() {
        fixture.fail(FailureReason.THROTTLED, FailureReason.ANSWER_LOST);

        assertThat(failure().reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(fixture.transport.attempts()).isEqualTo(2);
    }

    @Test
    void caller_who_has_less_time_than_the_policy_is_answered_in_that_time() {
        fixture.fail(FailureReason.THROTTLED, FailureReason.THROTTLED);
        RetryPolicy patient = new RetryPolicy(9, Duration.ofMinutes(5), SECOND, SECOND);
        SesameFixture.Request request = request().tryUntil(fixture.clock.instant());
        fixture.oversleep = Duration.ofMillis(1);

        assertThat(SesameFixture.failure(fixture.sesame(patient), request).reason())
                .isEqualTo(FailureReason.THROTTLED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void caller_who_has_more_time_than_the_policy_does_not_get_it() {
        fixture.fail(FailureReason.THROTTLED);
        RetryPolicy hasty = new RetryPolicy(9, Duration.ZERO, SECOND, SECOND);
        SesameFixture.Request request =
                request().tryUntil(fixture.clock.instant().plusSeconds(60));
        fixture.oversleep = Duration.ofMillis(1);

        assertThat(SesameFixture.failure(fixture.sesame(hasty), request).reason())
                .isEqualTo(FailureReason.THROTTLED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void policy_of_one_attempt_never_tries_again() {
        fixture.fail(FailureReason.THROTTLED);

        assertThat(failure(new RetryPolicy(1, SECOND, SECOND, SECOND)).reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void waits_are_bounded_by_the_policy() {
        for (int i = 0; i < 100; i++) {
            fixture.fail(FailureReason.THROTTLED);
        }

        failure(new RetryPolicy(100, Duration.ofHours(1), Duration.ofMillis(100), SECOND));

        assertThat(fixture.pauses).hasSize(99).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ZERO, SECOND));
        assertThat(fixture.pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void no_attempt_begins_after_the_budget() {
        for (int i = 0; i < 1_000; i++) {
            fixture.fail(FailureReason.THROTTLED);
        }

        failure(new RetryPolicy(1_000, Duration.ofSeconds(10), SECOND, SECOND));

        assertThat(total()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(fixture.transport.attempts()).isEqualTo(fixture.pauses.size() + 1);
    }

    @Test
    void no_attempt_begins_after_the_lifetime_of_the_message() {
        for (int i = 0; i < 1_000; i++) {
            fixture.fail(FailureReason.THROTTLED);
        }
        RetryPolicy retries = new RetryPolicy(1_000, Duration.ofHours(1), SECOND, SECOND);

        assertThatThrownBy(() -> fixture.sesame(retries)
                        .sendEmail()
                        .send(request().expiresIn(Duration.ofSeconds(5)).build()))
                .isInstanceOf(TransportException.class);

        assertThat(total()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void no_attempt_follows_a_wait_that_took_too_long() {
        fixture.oversleep = Duration.ofMinutes(11);
        fixture.fail(FailureReason.THROTTLED);

        assertThat(failure().reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void message_that_expired_already_is_not_sent() {
        for (Duration lifetime : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
            UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> fixture.sesame()
                    .sendEmail()
                    .send(request().expiresIn(lifetime).build()));

            assertThat(refusal.code()).isEqualTo(ErrorCode.EXPIRED);
        }
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void hint_of_the_provider_is_waited_for() {
        fixture.transport.failNext(throttled(Duration.ofSeconds(3)));

        fixture.sesame().sendEmail().send(request().build());

        assertThat(fixture.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_250)));
    }

    @Test
    void hint_longer_than_the_budget_ends_it_at_once() {
        for (Duration hint : new Duration[] {Duration.ofSeconds(11), Duration.ofSeconds(Long.MAX_VALUE)}) {
            fixture.transport.failNext(throttled(hint));

            assertThat(failure().retryAfter()).contains(hint);
        }
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void hint_without_sense_is_no_hint() {
        fixture.transport.failNext(throttled(Duration.ofSeconds(-5)));

        fixture.sesame().sendEmail().send(request().build());

        assertThat(fixture.pauses).singleElement().satisfies(pause -> assertThat(pause.isNegative())
                .isFalse());
    }

    @Test
    void budget_without_end_is_one() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        fixture.fail(FailureReason.THROTTLED);

        fixture.sesame(new RetryPolicy(3, longest, SECOND, SECOND))
                .sendEmail()
                .send(request().expiresIn(longest).build());

        assertThat(fixture.transport.attempts()).isEqualTo(2);
    }

    @Test
    void interrupt_ends_the_wait_with_the_last_failure_and_stays_set() {
        fixture.interruptPauses = true;
        fixture.fail(FailureReason.THROTTLED);

        assertThat(failure().reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void closed_transport_means_not_sent_and_is_not_tried_again() {
        fixture.transport.close();

        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void pause_really_waits_and_can_be_interrupted() throws InterruptedException {
        Pause.SLEEP.lasting(Duration.ZERO);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pause.SLEEP.lasting(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }

    private Duration total() {
        return fixture.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private TransportException failure() {
        return failure(RetryPolicy.DEFAULT);
    }

    private TransportException failure(RetryPolicy retries) {
        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> fixture.sesame(retries).sendEmail().send(request().build()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static TransportException throttled(Duration hint) {
        return new TransportException(FailureReason.THROTTLED, "slow down", hint, "r-1", null);
    }
}
