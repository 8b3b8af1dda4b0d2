package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.fail;
import static dev.sesame.core.service.SesameFixture.failure;
import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FailoverTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SesameFixture fixture = new SesameFixture();
    private final InMemoryEmailTransport other = new InMemoryEmailTransport("other");
    private final BusyTransport slow = new BusyTransport(fixture.transport);
    private final Sesame sesame = fixture.onceOn(slow).failover(other).build();

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_FAILED", "CONNECTIONS_BUSY", "PROVIDER_UNAVAILABLE"})
    void message_that_the_primary_certainly_did_not_take_is_sent_on_the_other_at_once(FailureReason reason) {
        fixture.fail(reason);

        SentEmail sent = sesame.sendEmail().send(request().build());

        assertThat(sent.transport()).isEqualTo("other");
        assertThat(sent.receipt().messageId()).isEqualTo("other-1");
        assertThat(other.last().id()).isEqualTo(sent.id());
        assertThat(fixture.transport.accepted()).isEmpty();
        assertThat(fixture.pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CONNECTION_FAILED", "CONNECTIONS_BUSY", "PROVIDER_UNAVAILABLE", "TRANSPORT_PAUSED"})
    void message_that_fails_for_any_other_reason_is_not_sent_on_the_other(FailureReason reason) {
        fixture.fail(reason);

        assertThat(failure(sesame, request()).reason()).isEqualTo(reason);
        assertThat(other.attempts()).isZero();
    }

    @Test
    void message_that_the_primary_accepts_is_not_sent_on_the_other() {
        SentEmail sent = sesame.sendEmail().send(request().build());

        assertThat(sent.transport()).isEqualTo("in-memory");
        assertThat(other.attempts()).isZero();
    }

    @Test
    void attempts_are_told_in_order() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        slow.first(() -> fixture.clock.advance(SECOND));
        Instant start = fixture.clock.instant();

        SentEmail sent = sesame.sendEmail().send(request().build());

        assertThat(sent.attempts())
                .containsExactly(
                        new Attempt(
                                "in-memory",
                                start,
                                start.plus(SECOND),
                                Outcome.NOT_SENT,
                                FailureReason.CONNECTION_FAILED,
                                "told to fail",
                                null),
                        new Attempt(
                                "other",
                                start.plus(SECOND),
                                start.plus(SECOND),
                                Outcome.ACCEPTED,
                                null,
                                null,
                                "other-1"));
    }

    @Test
    void both_are_tried_in_each_round_and_the_failure_of_the_last_is_thrown() {
        fixture.fail(FailureReason.CONNECTION_FAILED, FailureReason.CONNECTION_FAILED, FailureReason.CONNECTION_FAILED);
        fail(
                other,
                FailureReason.PROVIDER_UNAVAILABLE,
                FailureReason.PROVIDER_UNAVAILABLE,
                FailureReason.PROVIDER_UNAVAILABLE);
        Sesame patient = fixture.builder().failover(other).build();

        assertThat(failure(patient, request()).reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);

        assertThat(fixture.transport.attempts()).isEqualTo(3);
        assertThat(other.attempts()).isEqualTo(3);
        assertThat(fixture.pauses).hasSize(2);
    }

    @Test
    void each_round_begins_with_the_primary() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        fail(other, FailureReason.THROTTLED);

        SentEmail sent = fixture.builder()
                .failover(other)
                .build()
                .sendEmail()
                .send(request().build());

        assertThat(sent.attempts())
                .extracting(Attempt::transport, Attempt::outcome, Attempt::reason)
                .containsExactly(
                        tuple("in-memory", Outcome.NOT_SENT, FailureReason.CONNECTION_FAILED),
                        tuple("other", Outcome.NOT_SENT, FailureReason.THROTTLED),
                        tuple("in-memory", Outcome.ACCEPTED, null));
        assertThat(sent.transport()).isEqualTo("in-memory");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTENT_REJECTED", "IDENTITY_NOT_VERIFIED", "ANSWER_LOST"})
    void what_the_other_refuses_or_may_have_accepted_ends_it(FailureReason reason) {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        fail(other, reason);
        Sesame patient = fixture.builder().failover(other).build();

        assertThat(failure(patient, request()).reason()).isEqualTo(reason);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_CREDENTIALS", "ACCESS_DENIED", "CERTIFICATE_REJECTED", "RESOURCE_NOT_FOUND"})
    void what_the_other_lacks_does_not_end_what_the_primary_may_still_take(FailureReason reason) {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        fail(other, reason);
        Sesame patient = fixture.builder().failover(other).build();

        SentEmail sent = patient.sendEmail().send(request().build());

        assertThat(sent.attempts())
                .extracting(Attempt::transport, Attempt::outcome, Attempt::reason)
                .containsExactly(
                        tuple("in-memory", Outcome.NOT_SENT, FailureReason.CONNECTION_FAILED),
                        tuple("other", Outcome.REJECTED, reason),
                        tuple("in-memory", Outcome.ACCEPTED, null));
    }

    @Test
    void what_the_other_lacks_does_not_end_what_waits_for_the_primary() {
        Sesame touchy = fixture.onceOn(slow)
                .failover(other)
                .breaker(new BreakerPolicy(1, SECOND))
                .build();
        fixture.fail(FailureReason.CONNECTION_FAILED);
        touchy.sendEmail().send(request().build());
        fail(other, FailureReason.NO_CREDENTIALS);

        TransportException failure = failure(touchy, request());

        assertThat(failure.reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
        assertThat(failure.retryAfter()).contains(SECOND);
    }

    @Test
    void other_is_not_tried_once_the_lifetime_is_over() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        slow.first(() -> fixture.clock.advance(SECOND));

        TransportException failure = failure(sesame, request().expiresIn(SECOND));

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(other.attempts()).isZero();
    }

    @Test
    void other_is_tried_as_long_as_the_message_lives() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        slow.first(() -> fixture.clock.advance(SECOND));

        SentEmail sent = sesame.sendEmail()
                .send(request().expiresIn(SECOND.plusMillis(1)).build());

        assertThat(sent.transport()).isEqualTo("other");
    }

    @Test
    void budget_bounds_rounds_and_not_failing_over() {
        RetryPolicy tenSeconds = new RetryPolicy(3, Duration.ofSeconds(10), SECOND, SECOND);
        slow.first(() -> fixture.clock.advance(Duration.ofSeconds(11)));
        Sesame patient =
                fixture.onceOn(slow).retries(tenSeconds).failover(other).build();
        fixture.fail(FailureReason.CONNECTION_FAILED, FailureReason.CONNECTION_FAILED);

        assertThat(patient.sendEmail().send(request().build()).transport()).isEqualTo("other");

        fail(other, FailureReason.CONNECTION_FAILED);
        assertThat(failure(patient, request()).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(fixture.transport.attempts()).isEqualTo(2);
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void closed_primary_means_that_sesame_is_stopping() {
        fixture.transport.close();

        TransportException failure = failure(sesame, request());

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageContaining("stopping");
        assertThat(other.attempts()).isZero();
    }

    @Test
    void closed_other_means_that_sesame_is_stopping() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        other.close();

        assertThat(failure(fixture.builder().failover(other).build(), request()))
                .hasMessageContaining("stopping");
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void interrupted_thread_tries_nothing_else() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        slow.first(() -> Thread.currentThread().interrupt());

        TransportException failure = failure(sesame, request());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(other.attempts()).isZero();
    }

    @Test
    void paused_primary_is_passed_over_without_an_attempt() {
        Sesame touchy = fixture.onceOn(slow)
                .failover(other)
                .breaker(new BreakerPolicy(1, SECOND))
                .build();
        fixture.fail(FailureReason.CONNECTION_FAILED);
        touchy.sendEmail().send(request().build());

        SentEmail sent = touchy.sendEmail().send(request().build());

        assertThat(sent.attempts()).extracting(Attempt::transport).containsExactly("other");
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void primary_that_refuses_us_is_passed_over_from_then_on() {
        fixture.fail(FailureReason.INVALID_CREDENTIALS);
        failure(sesame, request());

        assertThat(sesame.sendEmail().send(request().build()).transport()).isEqualTo("other");
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void primary_takes_over_again_once_it_works() {
        Sesame touchy = fixture.onceOn(slow)
                .failover(other)
                .breaker(new BreakerPolicy(1, SECOND))
                .build();
        fixture.fail(FailureReason.CONNECTION_FAILED);
        touchy.sendEmail().send(request().build());
        fixture.clock.advance(SECOND);

        assertThat(touchy.sendEmail().send(request().build()).transport()).isEqualTo("in-memory");
    }

    @Test
    void message_that_only_tried_whether_a_refusal_is_mended_takes_the_other_way() {
        fixture.fail(FailureReason.ACCESS_DENIED, FailureReason.ACCESS_DENIED);
        assertThat(failure(sesame, request()).reason()).isEqualTo(FailureReason.ACCESS_DENIED);
        fixture.clock.advance(BreakerPolicy.DEFAULT.pause());

        SentEmail sent = sesame.sendEmail().send(request().build());

        assertThat(sent.transport()).isEqualTo("other");
        assertThat(sent.attempts())
                .extracting(Attempt::transport, Attempt::reason)
                .containsExactly(tuple("in-memory", FailureReason.ACCESS_DENIED), tuple("other", null));
        assertThat(sesame.watchTransports().alerts()).hasSize(1);
    }

    @Test
    void preview_shows_what_the_primary_would_send() {
        assertThat(sesame.previewEmail().preview(request().build()).transport()).isEqualTo("in-memory");
    }

    @Test
    void primary_is_no_second_transport() {
        SesameBuilder builder = fixture.builder();

        assertThatThrownBy(() -> builder.failover(fixture.transport)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void connectors_and_one_transport_are_enough() {
        Sesame plain =
                Sesame.builder(id -> Optional.of(fixture.connector(id)), other).build();

        assertThat(plain.sendEmail().send(request().build()).transport()).isEqualTo("other");
        assertThat(plain.watchTransports().alerts()).isEmpty();
    }
}
