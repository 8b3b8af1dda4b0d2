package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.fail;
import static dev.sesame.core.service.SesameFixture.failure;
import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {

    private static final Duration PAUSE = BreakerPolicy.DEFAULT.pause();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SesameFixture fixture = new SesameFixture();
    private final BusyTransport primary = new BusyTransport(fixture.transport);
    private final Sesame sesame = fixture.onceOn(primary).build();

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_FAILED", "PROVIDER_UNAVAILABLE", "ANSWER_LOST", "ANSWER_UNREADABLE"})
    void transport_that_failed_five_times_in_a_row_is_left_alone(FailureReason reason) {
        failing(5, reason);

        TransportException paused = failure(sesame, request());

        assertThat(fixture.transport.attempts()).isEqualTo(5);
        assertThat(paused.reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
        assertThat(paused.retryAfter()).contains(PAUSE);
        assertThat(paused).hasMessageContaining("5 s").hasMessageContaining("told to fail");
    }

    @Test
    void load_of_our_own_says_nothing_about_the_transport() {
        failing(4, FailureReason.CONNECTION_FAILED);
        failing(9, FailureReason.CONNECTIONS_BUSY);
        assertThat(fixture.transport.attempts()).isEqualTo(13);

        failing(1, FailureReason.CONNECTION_FAILED);

        assertThat(failure(sesame, request()).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
    }

    @Test
    void transport_that_is_left_alone_counts_as_paused_until_it_answers() {
        assertThat(sesame.watchTransports().paused()).isEqualTo(Map.of("in-memory", 0));
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(PAUSE);
        assertThat(sesame.watchTransports().paused()).isEqualTo(Map.of("in-memory", 1));

        sesame.sendEmail().send(request().build());

        assertThat(sesame.watchTransports().paused()).isEqualTo(Map.of("in-memory", 0));
    }

    @Test
    void pause_began_when_the_transport_was_left_alone_first() {
        assertThat(sesame.watchTransports().pausedSince()).isEmpty();
        failing(5, FailureReason.CONNECTION_FAILED);
        Map<String, Instant> since = Map.of("in-memory", fixture.clock.instant());
        assertThat(sesame.watchTransports().pausedSince()).isEqualTo(since);
        fixture.clock.advance(PAUSE);

        failing(1, FailureReason.CONNECTION_FAILED);

        assertThat(sesame.watchTransports().pausedSince()).isEqualTo(since);
        fixture.clock.advance(PAUSE);
        sesame.sendEmail().send(request().build());
        assertThat(sesame.watchTransports().pausedSince()).isEmpty();
    }

    @Test
    void pause_is_told_as_it_is_left() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(Duration.ofMillis(1_500));

        TransportException paused = failure(sesame, request());

        assertThat(paused.retryAfter()).contains(Duration.ofMillis(3_500));
        assertThat(paused).hasMessageContaining("for 4 s");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONTENT_REJECTED",
                "IDENTITY_NOT_VERIFIED",
                "TOO_LARGE",
                "THROTTLED",
                "DAILY_QUOTA_EXCEEDED",
                "RESOURCE_NOT_FOUND",
                "MAIL_FROM_NOT_VERIFIED",
                "LIMIT_EXCEEDED"
            })
    void answer_about_the_message_or_a_limit_ends_the_row(FailureReason answer) {
        failing(4, FailureReason.CONNECTION_FAILED);
        failing(1, answer);
        failing(4, FailureReason.CONNECTION_FAILED);

        assertAccepted();
        assertThat(sesame.watchTransports().alerts()).isEmpty();
    }

    @Test
    void acceptance_ends_the_row() {
        failing(4, FailureReason.CONNECTION_FAILED);
        assertAccepted();
        failing(4, FailureReason.CONNECTION_FAILED);

        assertAccepted();
    }

    @Test
    void answers_alone_never_pause_it() {
        failing(50, FailureReason.THROTTLED);

        assertAccepted();
    }

    @Test
    void every_attempt_of_a_message_counts() {
        RetryPolicy five = new RetryPolicy(6, Duration.ofSeconds(3), SECOND, SECOND);
        Sesame patient = fixture.onceOn(primary).retries(five).build();
        fail(
                fixture.transport,
                Collections.nCopies(5, FailureReason.CONNECTION_FAILED).toArray(FailureReason[]::new));

        assertThat(failure(patient, request()).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
        assertThat(fixture.transport.attempts()).isEqualTo(5);
    }

    @Test
    void message_that_has_the_time_comes_back_after_the_pause() {
        Sesame patient = fixture.onceOn(primary)
                .retries(RetryPolicy.DEFAULT)
                .breaker(new BreakerPolicy(1, PAUSE))
                .build();
        fixture.fail(FailureReason.ANSWER_LOST);
        failure(patient, request());

        assertThat(patient.sendEmail().send(request().build()).attempts()).hasSize(1);
        assertThat(fixture.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(PAUSE, PAUSE.plusMillis(250)));
    }

    @Test
    void accepted_probe_ends_the_pause() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(PAUSE);

        assertAccepted();
        failing(4, FailureReason.CONNECTION_FAILED);
        assertAccepted();
    }

    @Test
    void answered_probe_ends_the_pause() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(PAUSE);
        failing(1, FailureReason.THROTTLED);

        failing(4, FailureReason.CONNECTION_FAILED);
        assertAccepted();
    }

    @Test
    void failed_probe_begins_another_pause() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(PAUSE);
        failing(1, FailureReason.PROVIDER_UNAVAILABLE);

        fixture.clock.advance(PAUSE.minusMillis(1));
        assertThat(failure(sesame, request()).retryAfter()).contains(Duration.ofMillis(1));
        assertThat(fixture.transport.attempts()).isEqualTo(6);

        fixture.clock.advance(Duration.ofMillis(1));
        assertAccepted();
    }

    @Test
    void probe_that_dies_leaves_its_turn_to_the_next_message() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(PAUSE);
        primary.first(() -> {
            throw new OutOfMemoryError("told to die");
        });
        assertThatThrownBy(() -> sesame.sendEmail().send(request().build())).isInstanceOf(OutOfMemoryError.class);

        primary.first(() -> {});
        assertAccepted();
    }

    @Test
    void transport_that_dies_is_not_counted() {
        primary.first(() -> {
            throw new UnsupportedOperationException("told to die");
        });
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> sesame.sendEmail().send(request().build()))
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        primary.first(() -> {});
        assertAccepted();
    }

    @Test
    void closed_transport_is_not_counted() {
        fixture.transport.close();
        for (int i = 0; i < 10; i++) {
            assertThat(failure(sesame, request())).hasMessageContaining("stopping");
        }
    }

    @Test
    void interrupted_attempt_is_not_counted() {
        primary.first(() -> Thread.currentThread().interrupt());
        for (int i = 0; i < 10; i++) {
            fixture.fail(FailureReason.CONNECTION_FAILED);
            assertThat(failure(sesame, request()).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void other_sender_is_unaffected() {
        failing(5, FailureReason.CONNECTION_FAILED);

        assertThat(sesame.sendEmail()
                        .send(request().sender("other@example.com").build())
                        .attempts())
                .hasSize(1);
        assertThat(failure(sesame, request()).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
    }

    @Test
    void other_account_is_unaffected_and_the_same_under_another_name_is_not() {
        fixture.connector("same", Configs.minimal());
        fixture.connector("elsewhere", Configs.with("region", "eu-central-1"));
        failing(5, FailureReason.CONNECTION_FAILED);

        assertThat(sesame.sendEmail()
                        .send(request().connector("elsewhere").build())
                        .attempts())
                .hasSize(1);
        assertThat(failure(sesame, request().connector("same")).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
    }

    @Test
    void clock_that_is_set_back_does_not_make_the_pause_longer() {
        failing(5, FailureReason.CONNECTION_FAILED);
        fixture.clock.advance(Duration.ofHours(-1));

        assertAccepted();
    }

    @Test
    void thousand_senders_are_remembered_and_the_oldest_is_forgotten_first() {
        for (int i = 0; i <= 1_000; i++) {
            fixture.fail(FailureReason.ACCESS_DENIED);
            failure(sesame, request().sender("s" + i + "@example.com"));
        }

        assertThat(failure(sesame, request().sender("s1@example.com"))).hasMessageContaining("Not tried again");
        assertThat(sesame.sendEmail()
                        .send(request().sender("s0@example.com").build())
                        .attempts())
                .hasSize(1);
    }

    @Test
    void policy_is_the_callers() {
        Sesame touchy = fixture.onceOn(primary)
                .breaker(new BreakerPolicy(2, Duration.ofMinutes(1)))
                .build();
        fixture.fail(FailureReason.CONNECTION_FAILED, FailureReason.CONNECTION_FAILED);
        failure(touchy, request());
        failure(touchy, request());

        assertThat(failure(touchy, request()).retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void message_with_both_transports_paused_is_told_when_the_first_may_try_again() {
        InMemoryEmailTransport other = new InMemoryEmailTransport("other");
        Sesame touchy = fixture.onceOn(primary)
                .failover(other)
                .breaker(new BreakerPolicy(1, PAUSE))
                .build();
        fixture.fail(FailureReason.CONNECTION_FAILED);
        touchy.sendEmail().send(request().build());
        fixture.clock.advance(SECOND);
        fail(other, FailureReason.CONNECTION_FAILED);
        failure(touchy, request());

        TransportException paused = failure(touchy, request());

        assertThat(paused.reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
        assertThat(paused.retryAfter()).contains(PAUSE.minus(SECOND));
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_CREDENTIALS", "CERTIFICATE_REJECTED"})
    void outage_of_one_transport_passes_whatever_the_other_lacks(FailureReason refusal) {
        InMemoryEmailTransport other = new InMemoryEmailTransport("other");
        Sesame touchy = fixture.onceOn(primary)
                .failover(other)
                .breaker(new BreakerPolicy(1, PAUSE))
                .build();
        fixture.fail(refusal);
        failure(touchy, request());
        fail(other, FailureReason.CONNECTION_FAILED);
        failure(touchy, request());

        assertThat(failure(touchy, request()).reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
    }

    private void failing(int times, FailureReason reason) {
        for (int i = 0; i < times; i++) {
            fixture.fail(reason);
            assertThat(failure(sesame, request()).reason()).isEqualTo(reason);
        }
    }

    private void assertAccepted() {
        assertThat(sesame.sendEmail().send(request().build()).attempts()).hasSize(1);
    }
}
