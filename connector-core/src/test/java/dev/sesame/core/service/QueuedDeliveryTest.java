package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.service.FailingStore.Call;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueuedDeliveryTest {

    private static final Duration LIFETIME = UsageType.SIGN_IN.defaultLifetime();

    private final QueueFixture fixture = new QueueFixture();

    @Test
    void message_is_accepted_with_its_attempt() {
        String id = fixture.queueAndWork(request());

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.find(id).attempts()).singleElement().satisfies(attempt -> assertThat(attempt.messageId())
                .isEqualTo("in-memory-1"));
        assertThat(fixture.transport.last().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void message_goes_where_its_outcome_says(FailureReason reason) {
        fixture.base.fail(reason);

        String id = fixture.queueAndWork(request());

        assertThat(fixture.state(id))
                .isEqualTo(
                        switch (reason.code()) {
                            case MESSAGE_REJECTED -> MessageState.REJECTED;
                            case OUTCOME_UNKNOWN -> MessageState.UNKNOWN;
                            // Mended in time, it can still be sent.
                            default -> MessageState.QUEUED;
                        });
        assertThat(fixture.find(id).attempts()).singleElement().satisfies(attempt -> assertThat(attempt.reason())
                .isEqualTo(reason));
        assertThat(fixture.news.told()).hasSize(reason.code().kind() == FailureKind.AMBIGUOUS ? 1 : 0);
    }

    @Test
    void message_is_tried_until_it_is_accepted() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED, FailureReason.THROTTLED, FailureReason.RESOURCE_NOT_FOUND);
        String id = fixture.queueAndWork(request());
        for (int i = 0; i < 3; i++) {
            fixture.workWhenDue(id);
        }

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.find(id).attempts()).hasSize(4);
    }

    @Test
    void waits_double_within_full_jitter_up_to_the_longest() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            ids.add(fixture.queue(request().usageType(UsageType.ORGANIZATION_INVITATION)));
        }
        for (int attempt = 1; attempt <= 8; attempt++) {
            ids.forEach(id -> fixture.base.fail(FailureReason.CONNECTION_FAILED));
            fixture.work();
            long ceiling = Math.min(30_000, 1_000L << (attempt - 1));
            List<Long> waits =
                    ids.stream().map(id -> fixture.untilDue(id).toMillis()).toList();

            assertThat(waits).allMatch(wait -> wait >= 0 && wait <= ceiling);
            // With 32 draws a jitter that is not full would have to be very lucky.
            assertThat(waits).anyMatch(wait -> wait > ceiling / 2);
            assertThat(waits).anyMatch(wait -> wait < ceiling / 2);
            fixture.clock.advance(Duration.ofSeconds(30));
        }
    }

    @Test
    void hint_of_the_provider_is_waited_for() {
        fixture.transport.failNext(throttled(Duration.ofSeconds(40)));

        String id = fixture.queueAndWork(request());

        assertThat(fixture.untilDue(id)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(41));
    }

    @ParameterizedTest
    @CsvSource({"PT1H", "PT2562047788015215H"})
    void hint_past_the_deadline_is_the_deadline(Duration hint) {
        fixture.transport.failNext(throttled(hint));

        String id = fixture.queueAndWork(request());

        assertThat(fixture.untilDue(id)).isEqualTo(LIFETIME);
        fixture.clock.advance(LIFETIME);
        fixture.work();
        fixture.clean();
        assertThat(fixture.state(id)).isEqualTo(MessageState.EXPIRED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void configuration_error_is_tried_again_until_the_deadline() {
        for (int i = 0; i < 1_000; i++) {
            fixture.base.fail(FailureReason.MAIL_FROM_NOT_VERIFIED);
        }
        Instant deadline = fixture.clock.instant().plus(LIFETIME);
        String id = fixture.queueAndWork(request());
        while (fixture.state(id) == MessageState.QUEUED) {
            fixture.workWhenDue(id);
            fixture.clean();
        }

        assertThat(fixture.state(id)).isEqualTo(MessageState.EXPIRED);
        assertThat(fixture.find(id).attempts())
                .hasSizeGreaterThan(20)
                .allSatisfy(attempt -> assertThat(attempt.startedAt()).isBefore(deadline));
    }

    @Test
    void no_attempt_begins_at_the_deadline() {
        String id = fixture.queue(request());
        fixture.store.before(Call.CLAIM, () -> fixture.clock.advance(Duration.ofMillis(1)));
        fixture.clock.advance(LIFETIME.minusMillis(1));

        fixture.work();

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.state(id)).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void last_attempt_begins_just_before_the_deadline() {
        String id = fixture.queue(request());
        fixture.clock.advance(LIFETIME.minusMillis(1));

        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    /** The lease begins before the claim, which may take its time. */
    @Test
    void no_attempt_begins_in_the_second_half_of_a_lease() {
        String id = fixture.queue(request());
        fixture.store.before(Call.CLAIM, () -> fixture.clock.advance(QueueFixture.LEASE.dividedBy(2)));

        fixture.work();

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.limits.rights()).isZero();
        assertThat(fixture.untilDue(id)).isZero();
        fixture.store.mend();
        fixture.work();
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void limiter_that_takes_its_time_does_not_outlast_the_lease() {
        String id = fixture.queue(request());
        fixture.limits.delay(priority -> {
            fixture.clock.advance(QueueFixture.LEASE.dividedBy(2));
            return null;
        });

        fixture.work();

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.limits.rights()).isZero();
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void second_transport_is_not_tried_in_the_second_half_of_a_lease() {
        InMemoryEmailTransport second = new InMemoryEmailTransport("second");
        fixture.use(fixture.builder().failover(second).build());
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        fixture.busy.first(() -> fixture.clock.advance(QueueFixture.LEASE.dividedBy(2)));

        String id = fixture.queueAndWork(request());

        assertThat(second.attempts()).isZero();
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void message_goes_on_to_the_second_transport() {
        InMemoryEmailTransport second = new InMemoryEmailTransport("second");
        fixture.use(fixture.builder().failover(second).build());
        fixture.base.fail(FailureReason.CONNECTION_FAILED);

        String id = fixture.queueAndWork(request());

        assertThat(second.accepted()).hasSize(1);
        assertThat(fixture.find(id).attempts()).hasSize(2);
    }

    /** Whoever swept it told that nobody knows; the answer comes late, and says. */
    @Test
    void attempt_that_outlasts_its_lease_still_ends_as_it_ended() {
        fixture.busy.first(() -> {
            fixture.clock.advance(QueueFixture.LEASE);
            fixture.clean();
        });

        String id = fixture.queueAndWork(request());

        assertThat(fixture.news.told()).containsExactly("unknown");
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void message_of_a_usage_type_to_resend_is_sent_a_second_time_and_no_third() {
        fixture.resend(UsageType.SIGN_IN);
        fixture.base.fail(FailureReason.ANSWER_LOST, FailureReason.CONNECTION_FAILED, FailureReason.ANSWER_UNREADABLE);

        String id = fixture.queueAndWork(request());
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
        fixture.workWhenDue(id);
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
        fixture.workWhenDue(id);

        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
        assertThat(fixture.transport.attempts()).isEqualTo(3);
        assertThat(fixture.news.told()).containsExactly("unknown, again", "unknown");
    }

    @Test
    void unknown_message_of_another_usage_type_is_not_sent_again() {
        fixture.resend(UsageType.REGISTER);
        fixture.base.fail(FailureReason.ANSWER_LOST);

        String id = fixture.queueAndWork(request());
        fixture.clock.advance(Duration.ofSeconds(30));
        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.news.told()).containsExactly("unknown");
    }

    @Test
    void message_waits_for_a_connector_that_is_gone_to_come_back() {
        fixture.base.connector("brief", Configs.minimal());
        String id = fixture.queue(request().connector("brief"));
        AtomicBoolean configured = new AtomicBoolean();
        fixture.use(fixture.builder(name -> configured.get() || !name.equals("brief")
                        ? Optional.of(fixture.base.connector(name))
                        : Optional.empty())
                .build());

        fixture.work();

        assertThat(fixture.untilDue(id)).isEqualTo(QueueFixture.POLICY.maxDelay());
        assertThat(fixture.find(id).detail()).isEqualTo("Its connector is not configured any more");
        configured.set(true);
        fixture.workWhenDue(id);
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    /** It was certainly not sent: with its lease it would end as unknown. */
    @Test
    void message_goes_back_when_something_fails_before_it_is_tried() {
        String id = fixture.queue(request());
        fixture.limits.delay(priority -> {
            throw new IllegalStateException("a bug");
        });

        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.news.failures()).singleElement().satisfies(e -> assertThat(e)
                .hasMessage("a bug"));
        fixture.limits.delay(priority -> null);
        fixture.workWhenDue(id);
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void bad_message_delays_neither_another_recipient_nor_another_connector() {
        fixture.base.connector("other", Configs.minimal());
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        String bad = fixture.queue(request());
        fixture.clock.advance(Duration.ofMillis(1));
        String sameConnector = fixture.queue(request().to("b@example.com"));
        String otherConnector = fixture.queue(request().connector("other"));

        fixture.work();

        assertThat(fixture.state(bad)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.state(sameConnector)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(otherConnector)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void what_somebody_waits_for_goes_before_batches() {
        fixture.use(fixture.builder().queuing(QueueFixture.policy(1)).build());
        String batch = fixture.queue(request().priority(1).to("a@example.com"));
        String code = fixture.queue(request().to("b@example.com"));

        assertThat(fixture.work()).isTrue();

        assertThat(fixture.state(code)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(batch)).isEqualTo(MessageState.QUEUED);
    }

    /** A connector that is refused for hours must not have its messages taken out and put back all the time. */
    @Test
    void message_held_back_without_an_attempt_waits_longer_the_older_it_is() {
        fixture.use(fixture.builder()
                .breaker(new BreakerPolicy(1, Duration.ofHours(1)))
                .build());
        fixture.base.fail(FailureReason.INVALID_CREDENTIALS);
        fixture.queueAndWork(request().to("first@example.com"));
        String id = fixture.queue(request());
        int claims = 0;
        while (fixture.state(id) == MessageState.QUEUED) {
            fixture.workWhenDue(id);
            fixture.clean();
            claims++;
        }

        assertThat(fixture.find(id).attempts()).isEmpty();
        assertThat(fixture.state(id)).isEqualTo(MessageState.EXPIRED);
        // With waits of a second there would be a thousand.
        assertThat(claims).isBetween(10, 100);
    }

    private static TransportException throttled(Duration hint) {
        return new TransportException(FailureReason.THROTTLED, "slow down", hint, "r-1", null);
    }
}
