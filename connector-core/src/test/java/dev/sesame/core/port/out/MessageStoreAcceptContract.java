package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.MessageStoreFixture.claimOf;
import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of new messages, their keys and their codes; a part of {@link MessageStoreContract}. */
public interface MessageStoreAcceptContract extends MessageStoreFixture {

    // Accepting

    @Test
    default void accepted_message_is_queued_and_found() {
        NewMessage message = message("m1").build();

        Acceptance.Kept kept = kept(message);

        assertThat(kept.claim()).isNull();
        assertThat(kept.message())
                .isEqualTo(new StoredMessage(
                        "m1",
                        "default",
                        message.email().to().address(),
                        UsageType.SIGN_IN,
                        new UsedTemplate(UsageType.GENERIC, new LanguageTag("de-AT")),
                        MessageState.QUEUED,
                        NOW,
                        DEADLINE,
                        NOW,
                        NOW,
                        List.of(),
                        null));
        assertThat(store().find("m1")).contains(kept.message());
        assertThat(store().find("m2")).isEmpty();
    }

    @Test
    default void message_with_a_lease_is_sent_by_its_caller_and_nobody_else() {
        Acceptance.Kept kept = kept(message("m1").leased(SECOND).build());

        assertThat(kept.message().state()).isEqualTo(MessageState.SENDING);
        assertThat(kept.message().nextAttemptAt()).isNull();
        assertThat(claim(10)).isEmpty();
        assertThat(record(claimOf(kept), MessageState.ACCEPTED)).contains(MessageState.ACCEPTED);
    }

    @Test
    default void each_message_of_a_call_has_an_acceptance_in_order() {
        List<Acceptance> acceptances = store().accept(IntStream.range(0, 100)
                .mapToObj(i -> message("m" + (99 - i)).build())
                .toList());

        assertThat(acceptances)
                .extracting(acceptance -> acceptance.message().id())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "m" + (99 - i)).toList());
        assertThat(store().accept(List.of())).isEmpty();
    }

    @Test
    default void all_messages_of_a_call_are_kept_or_none() {
        kept(message("m2").build());

        assertThatThrownBy(() -> store().accept(
                                List.of(message("m1").build(), message("m2").build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().find("m1")).isEmpty();
    }

    @Test
    default void times_count_in_milliseconds() {
        kept(message("m1").later(Duration.ofNanos(1_999_999)).build());

        assertThat(found("m1").acceptedAt()).isEqualTo(NOW.plusMillis(1));
    }

    // Idempotency keys

    @Test
    default void key_that_came_before_answers_with_the_message_of_then_as_it_is_now() {
        kept(message("m1").key(key("k"), 0).build());
        record(claimed().claim(), MessageState.ACCEPTED);

        Acceptance again = accept(message("m2").key(key("k"), 0).build());

        assertThat(again).isEqualTo(new Acceptance.Known(found("m1")));
        assertThat(again.message().state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(store().find("m2")).isEmpty();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    default void key_with_another_payload_is_refused() {
        kept(message("m1").key(key("k"), 0).build());
        IdempotencyKey other = new IdempotencyKey("console", key("k").key(), "other payload", key("k").expiresAt());

        UnsendableException refusal = catchThrowableOfType(
                UnsendableException.class,
                () -> accept(message("m2").key(other, 1).build()));

        assertThat(refusal.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(refusal.getMessage()).doesNotContain(Emails.MARK);
        assertThat(store().find("m2")).isEmpty();
    }

    @Test
    default void key_tells_which_messages_came_under_it() {
        store().accept(List.of(
                message("a").key(key("k"), 0).build(),
                message("b").key(key("k"), 3).build()));
        store().accept(List.of(message("c").key(key("other"), 0).build()));

        assertThat(store().find(key("k"), NOW))
                .isEqualTo(Map.of(
                        0, store().find("a").orElseThrow(),
                        3, store().find("b").orElseThrow()));
        assertThat(store().find(key("k"), 3, NOW)).isEqualTo(store().find("b"));
        assertThat(store().find(key("k"), 1, NOW)).isEmpty();
        assertThat(store().find(key("none"), 0, NOW)).isEmpty();
        assertThat(store().find(key("k"), 3, key("k").expiresAt())).isEmpty();
        assertThat(store().find(key("none"), NOW)).isEmpty();
        assertThat(store().find(key("k"), key("k").expiresAt())).isEmpty();
        IdempotencyKey reused = new IdempotencyKey(key("k").scope(), key("k").key(), "another", key("k").expiresAt());
        assertReused(() -> store().find(reused, NOW));
        assertReused(() -> store().find(reused, 3, NOW));
        assertReused(() -> store().find(reused, 1, NOW));
        assertReused(() -> accept(message("d").key(reused, 1).build()));
        assertThat(store().find(reused, 1, key("k").expiresAt())).isEmpty();
    }

    private static void assertReused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UnsendableException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    default void key_of_another_scope_is_another_key() {
        kept(message("m1").key(key("k"), 0).build());
        IdempotencyKey other = new IdempotencyKey("batch", key("k").key(), "other payload", key("k").expiresAt());

        kept(message("m2").key(other, 0).build());
    }

    @Test
    default void key_past_its_time_counts_as_never_seen() {
        IdempotencyKey first = key("k");
        IdempotencyKey second = new IdempotencyKey(
                first.scope(), first.key(), "other", first.expiresAt().plusSeconds(9));
        Duration life = Duration.between(NOW, first.expiresAt());
        kept(message("m1").key(first, 0).build());

        known(message("m2").later(life.minusMillis(1)).key(first, 0).build());
        kept(message("m3").later(life).key(second, 0).build());
        assertThat(known(message("m4").later(life).key(second, 0).build()).id()).isEqualTo("m3");
    }

    @Test
    default void failed_message_leaves_its_place_to_the_next() {
        kept(message("m1").key(key("k"), 0).build());
        record(claimed().claim(), MessageState.FAILED);

        kept(message("m2").key(key("k"), 0).build());

        assertThat(known(message("m3").key(key("k"), 0).build()).id()).isEqualTo("m2");
        assertThat(found("m1").state()).isEqualTo(MessageState.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REJECTED", "EXPIRED", "SUPERSEDED", "SUPPRESSED", "UNKNOWN", "QUEUED"})
    default void any_other_message_stays_in_its_place(MessageState state) {
        kept(message("m1").key(key("k"), 0).build());
        record(claimed().claim(), state);

        assertThat(known(message("m2").key(key("k"), 0).build()).state()).isEqualTo(state);
    }

    @Test
    default void each_place_of_a_batch_stands_for_itself() {
        store().accept(List.of(
                message("a0").key(key("k"), 0).build(),
                message("a2").key(key("k"), 2).build()));
        record(claimed().claim(), MessageState.FAILED);

        List<Acceptance> again = store().accept(List.of(
                message("b0").key(key("k"), 0).build(),
                message("b1").key(key("k"), 1).build(),
                message("b2").key(key("k"), 2).build()));

        assertThat(again).extracting(acceptance -> acceptance.message().id()).containsExactly("b0", "b1", "a2");
        assertThat(again.get(2)).isInstanceOf(Acceptance.Known.class);
        assertThat(store().find("b2")).isEmpty();
    }

    @Test
    default void messages_of_a_call_share_their_key_and_no_place() {
        NewMessage first = message("m1").key(key("k"), 0).build();

        assertThatThrownBy(() -> store().accept(
                                List.of(first, message("m2").key(key("l"), 1).build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().accept(List.of(first, message("m2").build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().accept(
                                List.of(first, message("m2").key(key("k"), 0).build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().list(MessageFilter.ALL, null, 10)).isEmpty();
    }

    // Codes

    @Test
    default void code_takes_the_place_of_the_queued_one_before_it() {
        kept(code("m1", "Someone@Example.com").build());

        kept(code("m2", "someone@example.com").later(SECOND).build());

        assertThat(found("m1").state()).isEqualTo(MessageState.SUPERSEDED);
        assertThat(found("m1").updatedAt()).isEqualTo(NOW.plus(SECOND));
        assertThat(found("m1").nextAttemptAt()).isNull();
        assertThat(claimedIds(10)).containsExactly("m2");
    }

    static Stream<NewMessages> othersThanACodeForA() {
        return Stream.of(
                code("m2", "b@example.com"),
                code("m2", "a@example.com").connector("other"),
                code("m2", "a@example.com").usageType(UsageType.REGISTER),
                message("m2").email(code("m2", "a@example.com").build().email()));
    }

    @ParameterizedTest
    @MethodSource("othersThanACodeForA")
    default void code_leaves_what_is_no_code_for_the_same(NewMessages other) {
        kept(code("m1", "a@example.com").build());
        kept(other.build());
        kept(code("m3", "a@example.com").build());

        assertThat(claimedIds(10)).containsExactly("m2", "m3");
    }

    @Test
    default void later_code_of_one_call_wins() {
        List<Acceptance> acceptances = store().accept(List.of(
                code("m3", "a@example.com").build(),
                code("m1", "b@example.com").build(),
                code("m2", "a@example.com").build()));

        assertThat(acceptances)
                .extracting(acceptance -> acceptance.message().state())
                .containsExactly(MessageState.SUPERSEDED, MessageState.QUEUED, MessageState.QUEUED);
        assertThat(superseded(acceptances.get(0))).isEmpty();
        assertThat(superseded(acceptances.get(2))).containsExactly(found("m3"));
        assertThat(claimedIds(10)).containsExactly("m1", "m2");
    }

    private static List<StoredMessage> superseded(Acceptance acceptance) {
        return ((Acceptance.Kept) acceptance).superseded();
    }

    @Test
    default void each_superseded_message_is_told_with_one_acceptance() {
        assertThat(kept(code("m1", "a@example.com").build()).superseded()).isEmpty();
        NewMessage second = code("m2", "a@example.com").key(key("k"), 0).build();

        assertThat(kept(second).superseded()).containsExactly(found("m1"));

        assertThat(found("m1").state()).isEqualTo(MessageState.SUPERSEDED);
        known(code("m3", "a@example.com").key(key("k"), 0).build());
        assertThat(kept(code("m4", "A@example.com").build()).superseded()).containsExactly(found("m2"));
    }

    @Test
    default void all_that_are_superseded_at_once_are_told() {
        kept(code("m1", "a@example.com").later(SECOND).build());
        kept(code("m2", "a@example.com").build());
        kept(code("m3", "b@example.com").build());

        assertThat(kept(code("m4", "a@example.com").later(SECOND).build()).superseded())
                .containsExactlyInAnyOrder(found("m1"), found("m2"));
    }

    @Test
    default void what_a_refused_call_would_have_superseded_is_told_with_the_next() {
        kept(code("m1", "a@example.com").build());
        List<NewMessage> refused =
                List.of(code("m2", "a@example.com").build(), message("m1").build());
        assertThatThrownBy(() -> store().accept(refused)).isInstanceOf(IllegalArgumentException.class);
        assertThat(found("m1").state()).isEqualTo(MessageState.QUEUED);

        assertThat(kept(code("m3", "a@example.com").build()).superseded()).containsExactly(found("m1"));
    }

    @Test
    default void code_accepted_at_an_earlier_time_takes_no_place() {
        kept(code("m1", "a@example.com").later(SECOND).build());
        kept(code("m2", "a@example.com").build());

        assertThat(found("m1").state()).isEqualTo(MessageState.QUEUED);
        assertThat(found("m2").state()).isEqualTo(MessageState.QUEUED);
    }

    @Test
    default void code_being_sent_is_left_alone_but_not_queued_again() {
        kept(code("m1", "a@example.com").build());
        Claim claim = claimed().claim();
        assertThat(kept(code("m2", "a@example.com").build()).superseded()).isEmpty();
        assertThat(found("m1").state()).isEqualTo(MessageState.SENDING);

        assertThat(record(claim, MessageState.QUEUED)).contains(MessageState.SUPERSEDED);
        assertThat(found("m1").nextAttemptAt()).isNull();
        assertThat(claimedIds(10)).containsExactly("m2");
    }

    @Test
    default void code_being_sent_can_still_be_accepted_after_a_newer_one() {
        kept(code("m1", "a@example.com").build());
        Claim claim = claimed().claim();
        kept(code("m2", "a@example.com").leased(SECOND).build());

        assertThat(record(claim, MessageState.ACCEPTED)).contains(MessageState.ACCEPTED);
    }

    @Test
    default void code_whose_key_came_before_takes_no_place() {
        kept(code("m1", "a@example.com").key(key("k"), 0).build());
        kept(code("m2", "a@example.com").build());

        known(code("m3", "a@example.com").key(key("k"), 0).build());

        assertThat(claimedIds(10)).containsExactly("m2");
    }
}
