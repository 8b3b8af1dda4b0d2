package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.queue.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueueLimitsTest {

    private static final Duration HOLD = QueueFixture.POLICY.maxDelay();
    private static final Duration HOURS = Duration.ofHours(9);

    private final QueueFixture fixture = new QueueFixture();
    private final Instant start = fixture.clock.instant();

    @Test
    void limited_message_waits_without_an_attempt() {
        fixture.limits.delay(Duration.ofMillis(250), FailureReason.THROTTLED);

        String id = fixture.queueAndWork(request());

        assertThat(fixture.find(id).attempts()).isEmpty();
        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.untilDue(id)).isEqualTo(Duration.ofMillis(250));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void limited_messages_come_back_one_after_the_other() {
        fixture.limits.delay(Duration.ofSeconds(10), FailureReason.THROTTLED);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(fixture.queue(request().to("user" + i + "@example.com")));
        }

        fixture.work();

        assertThat(ids.stream().map(fixture::untilDue))
                .containsExactlyInAnyOrder(Duration.ofSeconds(10), Duration.ofSeconds(20), HOLD, HOLD, HOLD);
        // Who comes when they have all had their turn finds no line.
        fixture.clock.advance(HOLD);
        assertThat(fixture.untilDue(fixture.queueAndWork(request().priority(1))))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void rate_slower_than_the_longest_wait_is_waited_for() {
        fixture.limits.delay(Duration.ofMinutes(2), FailureReason.THROTTLED);
        String first = fixture.queue(request());
        String second = fixture.queue(request().to("b@example.com"));

        fixture.work();

        assertThat(List.of(fixture.untilDue(first), fixture.untilDue(second)))
                .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    @Test
    void wait_ends_with_the_deadline() {
        fixture.limits.delay(Duration.ofMillis(Long.MAX_VALUE), FailureReason.THROTTLED);

        String id = fixture.queueAndWork(request());

        assertThat(fixture.untilDue(id)).isEqualTo(Duration.ofMinutes(10));
        assertThat(fixture.news.failures()).isEmpty();
    }

    @Test
    void throttling_holds_no_queue() {
        fixture.base.fail(FailureReason.THROTTLED);
        String throttled = fixture.queue(request());
        fixture.work();
        String next = fixture.queueAndWork(request().to("b@example.com"));

        assertThat(fixture.state(throttled)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.state(next)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void daily_quota_holds_the_queue_of_its_connector_only() {
        fixture.base.connector("other", Configs.minimal());
        fixture.base.fail(FailureReason.DAILY_QUOTA_EXCEEDED);
        fixture.queueAndWork(request());
        String held = fixture.queue(request().to("b@example.com"));
        String other = fixture.queue(request().connector("other"));

        fixture.work();

        assertThat(fixture.state(held)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.state(other)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.alerts())
                .containsExactly(new TransportAlert("in-memory", "default", FailureReason.DAILY_QUOTA_EXCEEDED, start));
    }

    @Test
    void alert_of_a_quota_stands_while_it_is_asked_for_and_goes_with_an_acceptance() {
        fixture.limits.delay(HOURS, FailureReason.DAILY_QUOTA_EXCEEDED);
        String id = fixture.queueAndWork(request());
        for (int i = 0; i < 3; i++) {
            fixture.workWhenDue(id);
            assertThat(fixture.alerts()).singleElement().satisfies(alert -> assertThat(alert.since())
                    .isEqualTo(start));
        }
        // Raised: nobody has to wait the hours it would have taken.
        fixture.limits.delay(priority -> null);
        fixture.workWhenDue(id);

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(Duration.between(start, fixture.clock.instant())).isEqualTo(HOLD.multipliedBy(4));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void alert_of_a_quota_that_nobody_asks_for_goes_away() {
        fixture.limits.delay(HOURS, FailureReason.DAILY_QUOTA_EXCEEDED);
        fixture.queueAndWork(request().expiresIn(Duration.ofSeconds(1)));

        assertThat(fixture.alerts()).hasSize(1);
        fixture.clock.advance(HOLD.multipliedBy(2));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void quota_that_batches_used_up_lets_codes_pass() {
        fixture.limits.delay(priority -> priority == SendLimiter.SOMEBODY_WAITS
                ? null
                : new SendDelay(HOURS, FailureReason.DAILY_QUOTA_EXCEEDED));
        String batch = fixture.queueAndWork(request().priority(1));

        String code = fixture.queueAndWork(request().to("b@example.com"));

        assertThat(fixture.state(code)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(batch)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.untilDue(batch)).isEqualTo(Duration.ofMinutes(5));
        assertThat(fixture.alerts()).hasSize(1);
    }

    @Test
    void quota_of_the_provider_holds_codes_whatever_found_it_out() {
        fixture.base.fail(FailureReason.DAILY_QUOTA_EXCEEDED);
        fixture.queueAndWork(request().priority(1));

        String code = fixture.queueAndWork(request().to("b@example.com"));

        assertThat(fixture.state(code)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void clock_that_is_set_back_makes_no_hold_longer() {
        Holds holds = new Holds("transport", HOLD, fixture.clock);
        holds.hold("default", SendLimiter.SOMEBODY_WAITS, HOURS);
        assertThat(holds.current()).isEqualTo(Set.of("default"));

        fixture.clock.advance(HOURS.negated());

        assertThat(holds.current()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void right_to_send_counts_only_if_the_message_may_have_been_accepted(FailureReason reason) {
        fixture.base.fail(reason);

        fixture.queueAndWork(request());

        assertThat(fixture.limits.rights()).isEqualTo(reason.code().kind() == FailureKind.AMBIGUOUS ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED, account's sending rate", "DAILY_QUOTA_EXCEEDED, quota of the last 24 hours"})
    void caller_that_waits_is_told_which_limit_it_met(FailureReason reason, String words) {
        fixture.limits.delay(HOURS, reason);

        assertThat(fixture.failure(request(), fixture.key("k"))).hasMessageContaining(words);
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void caller_that_waits_waits_for_its_turn() {
        List<SendDelay> delays = new ArrayList<>(List.of(
                new SendDelay(Duration.ofMillis(1), FailureReason.THROTTLED),
                new SendDelay(Duration.ofMillis(2), FailureReason.THROTTLED)));
        fixture.limits.delay(priority -> delays.isEmpty() ? null : delays.remove(0));
        fixture.use(fixture.builder().retries(RetryPolicy.DEFAULT).build());

        fixture.send(request(), fixture.key("k"));

        assertThat(fixture.base.pauses).containsExactly(Duration.ofMillis(1), Duration.ofMillis(2));
    }

    /** The machine slept, or the limiter's database did. */
    @Test
    void turn_that_comes_after_the_deadline_is_given_back() {
        List<SendDelay> delays = new ArrayList<>(List.of(new SendDelay(Duration.ofMillis(1), FailureReason.THROTTLED)));
        fixture.limits.delay(priority -> delays.isEmpty() ? null : delays.remove(0));
        fixture.base.oversleep = Duration.ofMinutes(11);
        fixture.use(fixture.builder().retries(RetryPolicy.DEFAULT).build());

        assertThat(fixture.failure(request(), fixture.key("k")))
                .hasMessage("The message expired before it could be sent");
        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.limits.rights()).isZero();
    }
}
