package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.FailureScope;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners are told of sending, on every way that a message can be sent. */
final class SendNewsTest {

    private final QueueFixture fixture = new QueueFixture();
    private final SendDiary diary = new SendDiary();
    private final Sesame sesame = fixture.use(fixture.builder().listener(diary).build());
    private final IdempotencyKey key = fixture.key("k");

    private void refused(SesameFixture.Request request) {
        assertThat(catchThrowable(() -> sesame.sendEmail().send(request.build())))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void accepted_message_is_told_with_everything_that_is_known() {
        fixture.busy.first(() -> fixture.clock.advance(Duration.ofMillis(40)));
        SentEmail sent = sesame.sendEmail().send(request().build());

        assertThat(diary.told())
                .containsExactly("DIRECT attempt ACCEPTED null in-memory", "DIRECT end ACCEPTED null null in-memory");
        Sending message = diary.messages().get(1);
        assertThat(message)
                .isEqualTo(new Sending(
                        sent.id(),
                        "default",
                        UsageType.SIGN_IN,
                        "someone@example.com",
                        Sending.Way.DIRECT,
                        fixture.clock.instant().minusMillis(40)));
        assertThat(message.toString()).contains(sent.id()).doesNotContain("someone");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void failure_is_told_as_what_it_is_on_every_way(FailureReason reason) {
        String outcome = Outcome.of(reason.code().kind()).name();
        String attempt = " attempt " + outcome + " " + reason + " in-memory";
        String end = " end " + outcome + " " + reason.code() + " " + reason + " in-memory";

        fixture.base.fail(reason, reason, reason);
        refused(request());
        Throwable keyed = fixture.failure(request(), key);
        Throwable test = catchThrowable(() -> sesame.sendTestEmail()
                .send(fixture.base.connector("default"), request().build()));

        assertThat(keyed).isInstanceOf(ConnectorException.class);
        assertThat(test).isInstanceOf(ConnectorException.class);
        List<String> expected = reason.scope() == FailureScope.SETUP
                // The first refusal has the second message wait, which is not tried.
                ? List.of(
                        "DIRECT" + attempt,
                        "DIRECT" + end,
                        "DIRECT end " + outcome + " " + reason.code() + " " + reason + " null",
                        "TEST" + attempt,
                        "TEST" + end)
                : List.of(
                        "DIRECT" + attempt,
                        "DIRECT" + end,
                        "DIRECT" + attempt,
                        "DIRECT" + end,
                        "TEST" + attempt,
                        "TEST" + end);
        assertThat(diary.told()).isEqualTo(expected);
    }

    @Test
    void each_attempt_is_told_but_one_end() {
        Sesame patient = fixture.use(
                fixture.builder().retries(RetryPolicy.DEFAULT).listener(diary).build());
        fixture.base.fail(FailureReason.CONNECTION_FAILED, FailureReason.THROTTLED);

        assertThat(patient.sendEmail().send(request().build()).attempts()).hasSize(3);

        assertThat(diary.told())
                .containsExactly(
                        "DIRECT attempt NOT_SENT CONNECTION_FAILED in-memory",
                        "DIRECT attempt NOT_SENT THROTTLED in-memory",
                        "DIRECT attempt ACCEPTED null in-memory",
                        "DIRECT end ACCEPTED null null in-memory");
    }

    @Test
    void failover_is_told_with_the_transport_that_decided() {
        InMemoryEmailTransport second = new InMemoryEmailTransport("second");
        fixture.use(fixture.builder().failover(second).listener(diary).build());
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        SesameFixture.fail(second, FailureReason.INVALID_CREDENTIALS);

        assertThat(fixture.failure(request(), key)).isInstanceOf(ConnectorException.class);

        assertThat(diary.told())
                .containsExactly(
                        "DIRECT attempt NOT_SENT CONNECTION_FAILED in-memory",
                        "DIRECT attempt REJECTED INVALID_CREDENTIALS second",
                        "DIRECT end NOT_SENT NOT_SENT CONNECTION_FAILED in-memory");
    }

    @Test
    void message_that_is_refused_before_its_first_attempt_has_no_transport() {
        refused(request().connector("nobody"));
        refused(request().payload(Map.of()));
        fixture.limits.exhaust(Duration.ofMinutes(1));
        refused(request());

        assertThat(diary.told())
                .containsExactly(
                        "DIRECT end REJECTED CONNECTOR_NOT_FOUND null null",
                        "DIRECT end REJECTED MISSING_VARIABLES null null",
                        "DIRECT end NOT_SENT TOO_MANY_MESSAGES null null");
        assertThat(diary.messages()).extracting(Sending::id).containsOnlyNulls();
    }

    @Test
    void account_without_a_right_to_send_is_told_with_the_limit() {
        fixture.limits.delay(Duration.ofHours(1), FailureReason.DAILY_QUOTA_EXCEEDED);
        refused(request());

        assertThat(diary.told()).containsExactly("DIRECT end NOT_SENT NOT_SENT DAILY_QUOTA_EXCEEDED null");
    }

    @Test
    void replay_of_a_key_is_no_send() {
        fixture.send(request(), key);
        fixture.send(request(), key);
        IdempotencyKey reused = new IdempotencyKey("test", "k", "another payload", key.expiresAt());
        assertThat(fixture.failure(request(), reused)).isInstanceOf(ConnectorException.class);

        assertThat(diary.told())
                .containsExactly("DIRECT attempt ACCEPTED null in-memory", "DIRECT end ACCEPTED null null in-memory");
    }

    @Test
    void store_that_is_away_ends_a_message_that_needs_it() {
        fixture.store.fail(FailingStore.Call.ACCEPT, FailingStore.away());
        assertThat(fixture.failure(request(), key)).isInstanceOf(ConnectorException.class);
        assertThatThrownBy(() -> sesame.queueEmail().queue(List.of(request().build()), null))
                .isInstanceOf(ConnectorException.class);
        fixture.store.mend();
        fixture.store.fail(FailingStore.Call.FIND, FailingStore.away());
        fixture.store.fail(FailingStore.Call.FIND_ALL, FailingStore.away());
        assertThat(fixture.failure(request(), key)).isInstanceOf(ConnectorException.class);
        assertThatThrownBy(() -> sesame.queueEmail().queue(List.of(request().build()), key))
                .isInstanceOf(ConnectorException.class);

        assertThat(diary.told())
                .containsExactly(
                        "DIRECT end NOT_SENT STORE_UNAVAILABLE null null",
                        "QUEUED end NOT_SENT STORE_UNAVAILABLE null null",
                        "DIRECT end NOT_SENT STORE_UNAVAILABLE null null",
                        "QUEUED end NOT_SENT STORE_UNAVAILABLE null null");
    }

    @Test
    void message_that_the_store_may_have_kept_is_told_of_when_it_ends() {
        fixture.store.failAfter(FailingStore.Call.ACCEPT, FailingStore.lost());
        assertThat(fixture.failure(request(), key)).isInstanceOf(ConnectorException.class);
        assertThatThrownBy(() -> sesame.queueEmail().queue(List.of(request().build()), null))
                .isInstanceOf(ConnectorException.class);
        fixture.store.mend();
        assertThat(diary.told()).isEmpty();

        fixture.work();
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();

        assertThat(diary.told())
                .containsExactly(
                        "QUEUED attempt ACCEPTED null in-memory",
                        "QUEUED end ACCEPTED null null in-memory",
                        "QUEUED end UNKNOWN OUTCOME_UNKNOWN null null");
    }

    @Test
    void queued_message_ends_once_and_counts_from_when_it_was_taken() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        String id = fixture.queueAndWork(request());
        fixture.workWhenDue(id);

        assertThat(diary.told())
                .containsExactly(
                        "QUEUED attempt NOT_SENT CONNECTION_FAILED in-memory",
                        "QUEUED attempt ACCEPTED null in-memory",
                        "QUEUED end ACCEPTED null null in-memory");
        assertThat(diary.messages()).allSatisfy(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.takenAt()).isEqualTo(fixture.find(id).acceptedAt());
        });
    }

    @Test
    void queued_message_that_no_mail_can_be_made_of_is_told() {
        sesame.queueEmail()
                .queue(List.of(request().payload(Map.of()).build(), request().build()), null);

        assertThat(diary.told()).containsExactly("QUEUED end REJECTED MISSING_VARIABLES null null");
    }

    @Test
    void message_that_expires_in_the_queue_is_told_once() {
        String id = fixture.queue(request());
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.work();
        fixture.clean();
        fixture.clean();

        assertThat(diary.told()).containsExactly("QUEUED end NOT_SENT EXPIRED null null");
        assertThat(diary.messages().get(0).id()).isEqualTo(id);
        assertThat(diary.ends()).singleElement().satisfies(end -> {
            assertThat(end.answeredAt()).isNull();
            assertThat(end.detail()).isNotBlank();
        });
    }

    @Test
    void more_messages_than_one_sweep_ends_are_all_told() {
        int count = MessageStore.MAX_SWEPT + 1;
        sesame.queueEmail()
                .queue(
                        IntStream.range(0, count)
                                .mapToObj(i -> request()
                                        .to("user" + i + "@example.com")
                                        .build())
                                .toList(),
                        null);
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.clean();

        assertThat(diary.told()).hasSize(count).containsOnly("QUEUED end NOT_SENT EXPIRED null null");
        assertThat(diary.messages()).extracting(Sending::id).doesNotHaveDuplicates();
    }

    @Test
    void message_that_gives_way_to_a_newer_code_is_told_once() {
        String first = fixture.queue(request());
        String second = fixture.queue(request());
        fixture.clean();
        assertThat(diary.told()).containsExactly("QUEUED end NOT_SENT SUPERSEDED null null");

        fixture.send(request(), key);
        fixture.work();

        assertThat(diary.told())
                .containsExactly(
                        "QUEUED end NOT_SENT SUPERSEDED null null",
                        "QUEUED end NOT_SENT SUPERSEDED null null",
                        "DIRECT attempt ACCEPTED null in-memory",
                        "DIRECT end ACCEPTED null null in-memory");
        assertThat(diary.messages()).extracting(Sending::id).startsWith(first, second);
    }

    @Test
    void message_that_gives_way_while_it_is_tried_is_told_after_its_attempt() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        fixture.busy.first(() -> fixture.queue(request()));
        String id = fixture.queueAndWork(request());

        assertThat(fixture.state(id)).isEqualTo(MessageState.SUPERSEDED);
        assertThat(diary.told())
                .containsExactly(
                        "QUEUED attempt NOT_SENT CONNECTION_FAILED in-memory",
                        "QUEUED end NOT_SENT SUPERSEDED null null");
        assertThat(diary.ends().get(0).answeredAt()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void end_that_could_not_be_written_is_told_when_it_is() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        fixture.busy.first(() -> fixture.queue(request()));
        fixture.store.fail(FailingStore.Call.RECORD, FailingStore.away());
        fixture.queueAndWork(request());
        assertThat(diary.ends()).isEmpty();

        fixture.store.mend();
        fixture.clean();
        fixture.clean();

        assertThat(diary.told()).hasSize(2).endsWith("QUEUED end NOT_SENT SUPERSEDED null null");
    }

    /** Whoever ended it in the queue told of it: saying so again finds it ended. */
    @Test
    void message_that_was_put_off_with_a_lost_answer_and_gave_way_since_is_told_once() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        fixture.store.failAfter(FailingStore.Call.RECORD, FailingStore.lost());
        String id = fixture.queueAndWork(request());
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
        fixture.queue(request());
        fixture.store.mend();
        fixture.clean();

        assertThat(diary.told())
                .containsExactly(
                        "QUEUED attempt NOT_SENT CONNECTION_FAILED in-memory",
                        "QUEUED end NOT_SENT SUPERSEDED null null");
    }

    @Test
    void sweep_that_fails_is_told_later_and_one_whose_answer_is_lost_not_at_all() {
        fixture.queue(request());
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.store.fail(FailingStore.Call.SWEEP, FailingStore.away());
        fixture.clean();
        assertThat(diary.told()).isEmpty();
        fixture.store.mend();
        fixture.clean();
        assertThat(diary.told()).hasSize(1);

        fixture.queue(request());
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.store.failAfter(FailingStore.Call.SWEEP, FailingStore.lost());
        fixture.clean();
        fixture.store.mend();
        fixture.clean();
        assertThat(diary.told()).hasSize(1);
    }

    @Test
    void message_that_expires_after_an_answer_was_lost_may_have_been_accepted() {
        fixture.resend(UsageType.SIGN_IN);
        fixture.use(fixture.builder().listener(diary).build());
        fixture.base.fail(FailureReason.ANSWER_LOST);
        fixture.queueAndWork(request());
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.clean();

        assertThat(diary.told())
                .containsExactly(
                        "QUEUED attempt UNKNOWN ANSWER_LOST in-memory", "QUEUED end UNKNOWN EXPIRED null null");
    }

    @Test
    void message_of_a_process_that_died_is_unknown() {
        fixture.queue(request());
        fixture.claimAndDie();
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();

        assertThat(diary.told()).containsExactly("QUEUED end UNKNOWN OUTCOME_UNKNOWN null null");
    }

    @Test
    void message_that_is_sent_again_though_its_outcome_is_unknown_has_not_ended() {
        fixture.resend(UsageType.SIGN_IN);
        fixture.use(fixture.builder().listener(diary).build());
        fixture.base.fail(FailureReason.ANSWER_LOST);
        String id = fixture.queueAndWork(request());
        assertThat(diary.told()).containsExactly("QUEUED attempt UNKNOWN ANSWER_LOST in-memory");
        fixture.workWhenDue(id);

        assertThat(diary.told()).hasSize(3).endsWith("QUEUED end ACCEPTED null null in-memory");
    }

    @Test
    void bug_of_a_transport_leaves_the_outcome_unknown() {
        fixture.busy.first(() -> {
            throw new UnsupportedOperationException("told to fail");
        });

        assertThatThrownBy(() -> sesame.sendEmail().send(request().build()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sesame.sendTestEmail()
                        .send(fixture.base.connector("default"), request().build()))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(diary.told())
                .containsExactly(
                        "DIRECT end UNKNOWN OUTCOME_UNKNOWN null null", "TEST end UNKNOWN OUTCOME_UNKNOWN null null");
    }

    @Test
    void listener_that_fails_costs_nothing() {
        fixture.use(fixture.builder()
                .listener(new SendListener() {
                    @Override
                    public void attempted(Sending message, Attempt attempt) {
                        throw new UnsupportedOperationException("told to fail");
                    }

                    @Override
                    public void ended(Sending message, SendEnd end) {
                        throw new AssertionError("told to fail");
                    }
                })
                .build());

        fixture.send(request(), key);
        String queued = fixture.queueAndWork(request());

        assertThat(fixture.find(key).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(queued)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.news.failures()).isEmpty();
    }
}
