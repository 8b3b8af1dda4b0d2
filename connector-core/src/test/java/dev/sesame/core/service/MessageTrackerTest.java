package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTrackerTest {

    private final QueueFixture fixture = new QueueFixture();
    private final TrackMessages messages = fixture.sesame().trackMessages();

    @Test
    void unknown_message_is_sent_again_when_it_is_asked_for() {
        String id = unknown();

        assertThat(messages.resend(id))
                .hasValueSatisfying(message -> assertThat(message.state()).isEqualTo(MessageState.QUEUED));
        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.find(id).attempts()).hasSize(2);
        assertThat(fixture.transport.accepted()).hasSize(1);
    }

    @Test
    void message_that_waits_is_as_good_as_sent_again() {
        String id = fixture.queue(request());

        assertThat(messages.resend(id)).contains(fixture.find(id));
        fixture.work();

        assertThat(fixture.transport.accepted()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "UNKNOWN"})
    void message_whose_outcome_is_known_is_not_sent_again(MessageState state) {
        String id = fixture.queue(request());
        Claim claim = fixture.store
                .claim(
                        new Lease("worker", fixture.clock.instant().plus(QueueFixture.LEASE)),
                        1,
                        fixture.clock.instant(),
                        Set.of())
                .get(0)
                .claim();
        if (state != MessageState.SENDING) {
            fixture.store.record(claim, List.of(), state, null, null, fixture.clock.instant());
        }
        StoredMessage before = fixture.find(id);

        UnsendableException refusal = refusal(id);

        assertThat(refusal).hasMessageContaining("this one is " + state.id());
        assertThat(fixture.find(id)).isEqualTo(before);
    }

    @Test
    void unknown_message_that_expired_or_has_a_newer_code_is_not_sent_again() {
        String superseded = unknown();
        fixture.queueAndWork(request());
        assertThat(refusal(superseded)).hasMessageContaining("a newer code");
        String expired = unknown();
        fixture.clock.advance(Duration.ofMinutes(10));

        assertThat(refusal(expired)).hasMessageContaining("expired");
        assertThat(fixture.state(expired)).isEqualTo(MessageState.UNKNOWN);
    }

    @Test
    void message_that_is_not_there_is_not_sent_again() {
        assertThat(messages.resend("nobody")).isEmpty();
        assertThat(messages.find("nobody")).isEmpty();
    }

    @Test
    void messages_are_found_listed_and_counted() {
        String sent = fixture.queueAndWork(request());
        fixture.clock.advance(Duration.ofSeconds(1));
        String queued = fixture.queue(request().to("b@example.com"));

        assertThat(messages.find(sent)).contains(fixture.find(sent));
        assertThat(messages.list(MessageFilter.ALL, null, 10))
                .extracting(StoredMessage::id)
                .containsExactly(queued, sent);
        assertThat(messages.stats().queued()).isEqualTo(1);
        assertThat(messages.stats().oldestQueuedAt()).isEqualTo(fixture.clock.instant());
    }

    private String unknown() {
        fixture.base.fail(FailureReason.ANSWER_LOST);
        String id = fixture.queueAndWork(request());
        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
        return id;
    }

    private UnsendableException refusal(String id) {
        UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> messages.resend(id));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_RESENDABLE);
        return refusal;
    }
}
