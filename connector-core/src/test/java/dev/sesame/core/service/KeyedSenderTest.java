package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.service.FailingStore.Call;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedSenderTest {

    private final QueueFixture fixture = new QueueFixture();
    private final IdempotencyKey key = fixture.key("k");

    @Test
    void twin_is_answered_as_the_first_and_nothing_is_sent() {
        SentEmail first = fixture.send(request(), key);

        assertThat(fixture.send(request(), key)).isEqualTo(first);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.find(key).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void answer_of_the_first_outlives_its_template_and_its_connector() {
        SentEmail first = fixture.send(request(), key);

        // The payload lacks the code now, and nobody knows the connector.
        assertThat(fixture.send(request().connector("gone").payload(Map.of()), key))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void message_ends_as_its_outcome_says(FailureReason reason) {
        fixture.base.fail(reason);

        Throwable first = fixture.failure(request(), key);

        assertThat(first).isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
        assertThat(fixture.find(key).state())
                .isEqualTo(
                        switch (reason.code()) {
                            case MESSAGE_REJECTED -> MessageState.REJECTED;
                            case OUTCOME_UNKNOWN -> MessageState.UNKNOWN;
                            default -> MessageState.FAILED;
                        });
        assertThat(fixture.find(key).attempts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CONTENT_REJECTED", "TOO_LARGE", "ANSWER_LOST", "ANSWER_UNREADABLE"})
    void failure_that_stands_is_repeated(FailureReason reason) {
        fixture.base.fail(reason);

        Throwable first = fixture.failure(request(), key);
        Throwable twin = fixture.failure(request(), key);

        assertThat(twin).hasSameClassAs(first).hasMessage(first.getMessage());
        assertThat(((TransportException) twin).reason()).isEqualTo(reason);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION_FAILED", "THROTTLED", "RESOURCE_NOT_FOUND", "LIMIT_EXCEEDED"})
    void message_that_was_certainly_not_accepted_frees_its_key(FailureReason reason) {
        fixture.base.fail(reason);
        Throwable ignored = fixture.failure(request(), key);
        String failed = fixture.find(key).id();

        SentEmail sent = fixture.send(request(), key);

        assertThat(sent.id()).isNotEqualTo(failed);
        assertThat(fixture.transport.accepted()).hasSize(1);
        assertThat(fixture.send(request(), key)).isEqualTo(sent);
    }

    @Test
    void misconfigured_connector_frees_the_key_once_it_is_mended() {
        fixture.base.fail(FailureReason.INVALID_CREDENTIALS);
        Throwable ignored = fixture.failure(request(), key);
        fixture.clock.advance(Duration.ofSeconds(5));

        assertThat(fixture.send(request(), key).attempts()).hasSize(1);
    }

    @Test
    void message_of_a_batch_is_looked_up_without_the_others_under_the_key() {
        for (int place = 0; place < 3; place++) {
            fixture.sesame().sendEmail().send(request().build(), key, place);
            fixture.sesame().sendEmail().send(request().build(), key, place);
        }

        assertThat(fixture.transport.attempts()).isEqualTo(3);
        assertThat(fixture.store.count(Call.FIND_ALL)).isZero();
    }

    @Test
    void request_that_no_message_can_be_made_of_leaves_no_trace() {
        assertThat(fixture.failure(request().payload(Map.of()), key)).isInstanceOf(UnsendableException.class);

        assertThat(fixture.store.find(key, fixture.clock.instant())).isEmpty();
        assertThat(fixture.limits.budget()).isZero();
        fixture.send(request(), key);
    }

    @Test
    void key_with_another_request_is_refused() {
        fixture.send(request(), key);
        IdempotencyKey reused = new IdempotencyKey("test", "k", "another payload", key.expiresAt());

        assertThat(code(fixture.failure(request(), reused))).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void key_past_its_time_counts_as_never_seen() {
        fixture.send(request(), key);
        fixture.clock.advance(Duration.ofDays(1));

        fixture.send(request(), fixture.key("k"));

        assertThat(fixture.transport.accepted()).hasSize(2);
    }

    @Test
    void messages_of_one_key_have_each_its_place() {
        SentEmail first = fixture.send(request(), key);
        SentEmail second = fixture.sesame().sendEmail().send(request().build(), key, 1);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(fixture.sesame().sendEmail().send(request().build(), key, 1)).isEqualTo(second);
    }

    @Test
    void twin_of_a_message_being_sent_is_to_ask_again() {
        List<Throwable> twins = new ArrayList<>();
        fixture.busy.first(() -> twins.add(fixture.failure(request(), key)));

        fixture.send(request(), key);

        assertThat(twins).singleElement().isInstanceOfSatisfying(TryLaterException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT);
            assertThat(e.retryAfter()).isPositive();
        });
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    /** Both find the key free; the store lets one of them keep its message. */
    @Test
    void twin_that_comes_between_look_and_message_costs_nothing() {
        List<SentEmail> first = new ArrayList<>();
        fixture.store.before(Call.ACCEPT, () -> {
            fixture.store.mend();
            first.add(fixture.send(request(), key));
        });

        SentEmail second = fixture.send(request(), key);

        assertThat(first).containsExactly(second);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    @Test
    void one_of_sixteen_twins_sends() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        CountDownLatch start = new CountDownLatch(1);
        Sesame sesame = fixture.sesame();
        Callable<Object> twin = () -> {
            start.await();
            try {
                return sesame.sendEmail().send(request().build(), key, 0);
            } catch (TryLaterException e) {
                return e;
            }
        };
        List<Future<Object>> answers =
                IntStream.range(0, 16).mapToObj(i -> callers.submit(twin)).toList();
        start.countDown();
        for (Future<Object> answer : answers) {
            assertThat(answer.get()).isNotNull();
        }
        callers.shutdown();

        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, IDEMPOTENCY_KEY_IN_FLIGHT", "EXPIRED, EXPIRED", "SUPERSEDED, SUPERSEDED"})
    void twin_of_a_queued_message_is_told_its_state(MessageState state, ErrorCode code) {
        String id = fixture.queue(request().build(), key);
        switch (state) {
            case EXPIRED -> fixture.clock.advance(Duration.ofMinutes(10));
            case SUPERSEDED -> fixture.queue(request());
            default -> {}
        }
        fixture.clean();

        assertThat(fixture.state(id)).isEqualTo(state);
        assertThat(code(fixture.failure(request(), key))).isEqualTo(code);
    }

    @Test
    void twin_of_a_suppressed_message_is_told_so() {
        StoredMessage kept = fixture.find(fixture.queue(request()));

        assertThatThrownBy(() -> Replay.of(as(kept, MessageState.SUPPRESSED)))
                .isInstanceOfSatisfying(
                        UnsendableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RECIPIENT_SUPPRESSED));
    }

    /** An earlier attempt that failed says nothing of the one that its process died in. */
    @Test
    void twin_of_an_unknown_message_is_never_told_that_it_was_not_sent() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        String id = fixture.queue(request().build(), key);
        fixture.work();
        fixture.clock.advance(fixture.untilDue(id));
        fixture.claimAndDie();
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();

        Throwable twin = fixture.failure(request(), key);

        assertThat(((ConnectorException) twin).kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void crash_between_send_and_record_sends_nothing_again() {
        fixture.store.fail(Call.RECORD, new IllegalStateException("killed"));
        fixture.send(request(), key);
        fixture.store.mend();

        assertThat(code(fixture.failure(request(), key))).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT);
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.use(fixture.builder().build());
        fixture.clean();
        fixture.work();

        assertThat(fixture.find(key).state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(code(fixture.failure(request(), key))).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.news.told()).containsExactly("unknown");
    }

    @Test
    void process_that_dies_while_it_sends_leaves_the_message_unknown() {
        fixture.busy.first(() -> {
            throw new AssertionError("killed");
        });
        assertThat(fixture.failure(request(), key)).isInstanceOf(AssertionError.class);
        fixture.busy.first(() -> {});

        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();

        assertThat(code(fixture.failure(request(), key))).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    void store_that_is_away_lets_nothing_be_sent() {
        for (Call call : new Call[] {Call.FIND, Call.ACCEPT}) {
            fixture.store.fail(call, FailingStore.away());
            assertThat(fixture.failure(request(), key)).hasMessage("told to be away");
            fixture.store.mend();
        }
        fixture.store.failAfter(Call.ACCEPT, FailingStore.lost());
        assertThat(fixture.failure(request(), key)).hasMessage("told to lose the answer");

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.limits.budget()).isZero();
    }

    @Test
    void acceptance_is_told_although_the_store_went_away_and_written_when_it_is_back() {
        fixture.store.fail(Call.RECORD, FailingStore.away());
        fixture.send(request(), key);

        // What is known comes first: nothing else is sent, so that it cannot pile up.
        IdempotencyKey another = fixture.key("another");
        assertThat(code(fixture.failure(request(), another))).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        fixture.store.mend();
        fixture.send(request(), another);

        assertThat(fixture.find(key).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void no_attempt_begins_when_the_message_was_kept_too_late_to_be_ours() {
        fixture.store.before(Call.ACCEPT, () -> fixture.clock.advance(QueueFixture.LEASE.dividedBy(2)));

        assertThat(code(fixture.failure(request(), key))).isEqualTo(ErrorCode.NOT_SENT);

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.find(key).state()).isEqualTo(MessageState.FAILED);
        assertThat(fixture.limits.budget()).isZero();
    }

    @Test
    void deadline_counts_from_the_call_on() {
        fixture.store.before(Call.ACCEPT, () -> fixture.clock.advance(Duration.ofSeconds(5)));

        Throwable failure = fixture.failure(request().expiresIn(Duration.ofSeconds(5)), key);

        assertThat(code(failure)).isEqualTo(ErrorCode.EXPIRED);
        assertThat(fixture.find(key).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void retries_end_with_the_first_half_of_the_lease() {
        RetryPolicy patient = new RetryPolicy(1_000, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        fixture.use(fixture.builder().retries(patient).build());
        for (int i = 0; i < 1_000; i++) {
            fixture.base.fail(FailureReason.PROVIDER_UNAVAILABLE);
        }

        assertThat(code(fixture.failure(request(), key))).isEqualTo(ErrorCode.NOT_SENT);

        assertThat(fixture.find(key).attempts()).hasSizeGreaterThan(30).allSatisfy(attempt -> assertThat(
                        attempt.startedAt())
                .isBefore(fixture.find(key).acceptedAt().plus(QueueFixture.LEASE.dividedBy(2))));
        assertThat(fixture.find(key).state()).isEqualTo(MessageState.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"SignIn, PT3M", "Register, PT10M", "OrganizationInvitation, PT168H", "Newsletter, PT2H"})
    void usage_type_has_a_lifetime_of_its_own(String type, Duration lifetime) {
        UsageType usageType = new UsageType(type);
        fixture.use(fixture.builder()
                .lifetimes(Map.of(
                        UsageType.SIGN_IN, Duration.ofMinutes(3), new UsageType("Newsletter"), Duration.ofHours(2)))
                .build());

        fixture.send(request().usageType(usageType).payload(Map.of("code", "1", "link", "https://example.com/")), key);

        StoredMessage kept = fixture.find(key);
        assertThat(Duration.between(kept.acceptedAt(), kept.expiresAt())).isEqualTo(lifetime);
    }

    @Test
    void lifetime_without_end_is_one_and_one_without_sense_is_over() {
        fixture.send(request().expiresIn(Duration.ofSeconds(Long.MAX_VALUE)), key);
        Throwable over = fixture.failure(request().expiresIn(Duration.ofSeconds(Long.MIN_VALUE)), fixture.key("over"));

        assertThat(fixture.find(key).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(code(over)).isEqualTo(ErrorCode.EXPIRED);
    }

    @Test
    void nobody_can_send_under_a_key_without_a_store() {
        Sesame sesame = fixture.base.sesame();

        assertThat(catchThrowable(() -> sesame.sendEmail().send(request().build(), key, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no store");
    }

    private static ErrorCode code(Throwable failure) {
        assertThat(failure).isInstanceOf(ConnectorException.class);
        return ((ConnectorException) failure).code();
    }

    private static StoredMessage as(StoredMessage message, MessageState state) {
        return new StoredMessage(
                message.id(),
                message.connector(),
                message.recipient(),
                message.usageType(),
                message.template(),
                state,
                message.acceptedAt(),
                message.expiresAt(),
                message.updatedAt(),
                null,
                message.attempts(),
                message.detail());
    }
}
