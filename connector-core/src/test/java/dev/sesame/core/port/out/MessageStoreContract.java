package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.MessageState;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link MessageStore} does. A store's author implements {@link #store()} and {@link #another()}, and runs this as
 * a JUnit test; {@link MessageStoreConcurrencyContract} goes with it.
 */
public interface MessageStoreContract {

    Duration SECOND = Duration.ofSeconds(1);
    Lease LEASE = new Lease("worker", NOW.plusSeconds(30));
    Instant LEASE_OVER = LEASE.until();

    /** The store of this test: the same one throughout a test, an empty one for each. */
    MessageStore store();

    /** One more store on the same database, to be closed by the author. */
    MessageStore another();

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
        assertThat(claimedIds(10)).containsExactly("m1", "m2");
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
        kept(code("m2", "a@example.com").build());
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

    // Claiming

    @Test
    default void claimed_message_is_the_one_that_was_accepted() {
        OutboundEmail email = new OutboundEmail(
                "m1",
                Mailbox.parse("Größe & Söhne, 株式会社 <noreply@bücher.example>"),
                Mailbox.parse("Some One <someone@example.com>"),
                List.of(Mailbox.parse("Hilfe <help@example.com>"), Mailbox.parse("second@example.com")),
                "Dein Code für 株式会社 👩‍💻: 123456",
                "<p>\"\\ \u0000\u0007\r\n\uD83D\u2028</p>",
                "\n.\n\uDC00..dots\t",
                new LinkedHashMap<>(Map.of("X-Trace", "abc 123")),
                Map.of("usage", "SignIn"),
                new SesOptions(
                        "arn:from", Mailbox.parse("bounces@example.com"), "arn:feedback", "set", "tenant", "endpoint"));
        kept(message("m1").email(email).build());

        ClaimedMessage claimed = claimed();

        assertThat(claimed.email()).isEqualTo(email);
        assertThat(claimed.message().state()).isEqualTo(MessageState.SENDING);
        assertThat(claimed.message().nextAttemptAt()).isNull();
        assertThat(store().find("m1")).contains(claimed.message());
    }

    @Test
    default void message_with_one_part_keeps_only_that() {
        OutboundEmail full = message("m1").build().email();
        OutboundEmail textOnly = new OutboundEmail(
                "m1", full.from(), full.to(), List.of(), "", null, "text", Map.of(), Map.of(), SesOptions.NONE);
        kept(message("m1").email(textOnly).build());

        assertThat(claimed().email()).isEqualTo(textOnly);
    }

    @Test
    default void headers_and_tags_keep_their_order() {
        Map<String, String> ordered = new LinkedHashMap<>();
        Stream.of("Zebra", "Apple", "Mango", "Banana").forEach(name -> ordered.put(name, name));
        OutboundEmail full = message("m1").build().email();
        kept(message("m1")
                .email(new OutboundEmail(
                        "m1", full.from(), full.to(), List.of(), "", "html", null, ordered, ordered, SesOptions.NONE))
                .build());

        OutboundEmail claimed = claimed().email();

        assertThat(claimed.headers().keySet()).containsExactlyElementsOf(ordered.keySet());
        assertThat(claimed.tags().keySet()).containsExactlyElementsOf(ordered.keySet());
    }

    @Test
    default void those_for_whom_somebody_waits_go_first_then_those_due_longest_then_by_id() {
        kept(message("m1").priority(1).build());
        kept(message("m2").later(SECOND).build());
        kept(message("m4").build());
        kept(message("m3").build());

        assertThat(ids(store().claim(LEASE, 10, NOW.plus(SECOND), Set.of()))).containsExactly("m3", "m4", "m2", "m1");
    }

    @Test
    default void message_is_claimed_once() {
        kept(message("m1").build());

        assertThat(claimedIds(10)).containsExactly("m1");
        assertThat(claimedIds(10)).isEmpty();
    }

    @Test
    default void no_more_than_asked_for_are_claimed() {
        store().accept(IntStream.range(0, 9)
                .mapToObj(i -> message("m" + i).build())
                .toList());

        assertThat(claimedIds(4)).containsExactly("m0", "m1", "m2", "m3");
        assertThat(claimedIds(0)).isEmpty();
        assertThat(claimedIds(9)).hasSize(5);
    }

    @Test
    default void message_is_not_claimed_before_it_is_due() {
        kept(message("m1").later(SECOND).build());

        assertThat(store().claim(LEASE, 1, NOW.plus(SECOND).minusMillis(1), Set.of()))
                .isEmpty();
        assertThat(store().claim(LEASE, 1, NOW.plus(SECOND), Set.of())).hasSize(1);
    }

    @Test
    default void message_is_not_claimed_after_its_deadline() {
        kept(message("m1").build());
        kept(message("m2").build());

        assertThat(store().claim(LEASE, 1, DEADLINE.minusMillis(1), Set.of())).hasSize(1);
        assertThat(store().claim(LEASE, 1, DEADLINE, Set.of())).isEmpty();
    }

    @Test
    default void connectors_can_be_left_out() {
        kept(message("m1").connector("a").build());
        kept(message("m2").connector("b").build());
        kept(message("m3").connector("c").build());

        assertThat(ids(store().claim(LEASE, 10, NOW, Set.of("a", "c")))).containsExactly("m2");
        assertThat(claimedIds(10)).containsExactly("m1", "m3");
    }

    // Recording

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REJECTED", "EXPIRED", "SUPERSEDED", "SUPPRESSED", "FAILED", "UNKNOWN"})
    default void claimed_message_ends_as_it_is_recorded(MessageState end) {
        kept(message("m1").build());
        Instant later = NOW.plusSeconds(2);

        assertThat(store().record(claimed().claim(), List.of(REFUSED), end, null, "why", later))
                .contains(end);

        StoredMessage message = found("m1");
        assertThat(message.state()).isEqualTo(end);
        assertThat(message.attempts()).containsExactly(REFUSED);
        assertThat(message.detail()).isEqualTo("why");
        assertThat(message.updatedAt()).isEqualTo(later);
        assertThat(message.nextAttemptAt()).isNull();
        assertThat(store().claim(LEASE, 1, later, Set.of())).isEmpty();
    }

    Attempt REFUSED = new Attempt(
            "ses-smtp",
            NOW,
            NOW.plusMillis(20),
            Outcome.NOT_SENT,
            FailureReason.THROTTLED,
            "SES said \"slow down\" \uD83D\u0000",
            null);

    Attempt TAKEN =
            new Attempt("ses-api", NOW.plusSeconds(5), NOW.plusSeconds(6), Outcome.ACCEPTED, null, null, "id-1");

    @Test
    default void message_queued_again_is_due_when_it_is_said() {
        kept(message("m1").build());
        Claim first = claimed().claim();
        Instant due = NOW.plusSeconds(5);

        assertThat(store().record(first, List.of(REFUSED), MessageState.QUEUED, due, null, NOW))
                .contains(MessageState.QUEUED);

        assertThat(found("m1").nextAttemptAt()).isEqualTo(due);
        assertThat(store().claim(LEASE, 1, due.minusMillis(1), Set.of())).isEmpty();
        ClaimedMessage again = store().claim(LEASE, 1, due, Set.of()).get(0);
        assertThat(again.claim().token()).isGreaterThan(first.token());
        assertThat(again.message().attempts()).containsExactly(REFUSED);
        assertThat(store().record(again.claim(), List.of(TAKEN), MessageState.ACCEPTED, null, null, due))
                .contains(MessageState.ACCEPTED);
        assertThat(found("m1").attempts()).containsExactly(REFUSED, TAKEN);
    }

    @Test
    default void message_queued_again_without_a_time_is_due_at_once() {
        kept(message("m1").build());
        record(claimed().claim(), MessageState.QUEUED);

        assertThat(claimedIds(1)).containsExactly("m1");
    }

    @Test
    default void message_queued_again_past_its_deadline_expires() {
        kept(message("m1").build());

        assertThat(store().record(claimed().claim(), List.of(), MessageState.QUEUED, null, null, DEADLINE))
                .contains(MessageState.EXPIRED);
    }

    @Test
    default void claim_is_lost_when_somebody_else_claims() {
        kept(message("m1").build());
        Claim lost = claimed().claim();
        record(lost, MessageState.QUEUED);
        Claim last = claimed().claim();

        assertThat(record(lost, MessageState.ACCEPTED)).isEmpty();
        assertThat(found("m1").state()).isEqualTo(MessageState.SENDING);
        assertThat(record(last, MessageState.REJECTED)).contains(MessageState.REJECTED);
        assertThat(record(new Claim("nobody", 1), MessageState.ACCEPTED)).isEmpty();
    }

    @Test
    default void saying_the_same_again_changes_nothing() {
        kept(message("m1").build());
        Claim claim = claimed().claim();
        store().record(claim, List.of(REFUSED, TAKEN), MessageState.ACCEPTED, null, null, NOW);
        StoredMessage before = found("m1");

        assertThat(store().record(claim, List.of(REFUSED, TAKEN), MessageState.ACCEPTED, null, null, DEADLINE))
                .contains(MessageState.ACCEPTED);
        assertThat(store().record(claim, List.of(), MessageState.QUEUED, null, "other", DEADLINE))
                .contains(MessageState.ACCEPTED);
        assertThat(found("m1")).isEqualTo(before);
    }

    @Test
    default void message_cannot_be_recorded_as_being_sent() {
        kept(message("m1").build());
        Claim claim = claimed().claim();

        assertThatThrownBy(() -> record(claim, MessageState.SENDING)).isInstanceOf(IllegalArgumentException.class);
    }

    // Sweeping

    @Test
    default void queued_message_expires_at_its_deadline() {
        kept(message("m1").build());
        kept(message("m2").later(SECOND).build());

        assertThat(store().sweep(DEADLINE, Set.of())).isEmpty();

        assertThat(found("m1").state()).isEqualTo(MessageState.EXPIRED);
        assertThat(found("m1").updatedAt()).isEqualTo(DEADLINE);
        assertThat(found("m1").nextAttemptAt()).isNull();
        assertThat(found("m2").state()).isEqualTo(MessageState.QUEUED);
    }

    @Test
    default void message_whose_lease_is_over_is_unknown() {
        kept(message("m1").build());
        kept(message("m2").leased(Duration.ofMinutes(5)).build());
        claimed();

        assertThat(store().sweep(LEASE_OVER.minusMillis(1), Set.of())).isEmpty();
        List<StoredMessage> swept = store().sweep(LEASE_OVER, Set.of());

        assertThat(swept).containsExactly(found("m1"));
        assertThat(found("m1").state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(found("m1").detail()).isNotBlank();
        assertThat(found("m2").state()).isEqualTo(MessageState.SENDING);
        assertThat(store().sweep(LEASE_OVER, Set.of())).isEmpty();
        assertThat(store().claim(LEASE, 1, LEASE_OVER, Set.of())).isEmpty();
    }

    @Test
    default void message_of_a_type_to_resend_is_queued_again_and_its_claim_is_lost() {
        kept(message("m1").usageType(UsageType.ORGANIZATION_INVITATION).build());
        Claim lost = claimed().claim();

        List<StoredMessage> swept = store().sweep(LEASE_OVER, Set.of(UsageType.ORGANIZATION_INVITATION));

        assertThat(swept).containsExactly(found("m1"));
        assertThat(found("m1").state()).isEqualTo(MessageState.QUEUED);
        assertThat(found("m1").nextAttemptAt()).isEqualTo(LEASE_OVER);
        assertThat(record(lost, MessageState.ACCEPTED)).isEmpty();
        assertThat(store().claim(LEASE, 1, LEASE_OVER, Set.of())).hasSize(1);
    }

    @Test
    default void message_to_resend_that_expired_or_was_superseded_is_unknown() {
        Set<UsageType> all = Set.of(UsageType.SIGN_IN);
        kept(code("m1", "a@example.com").build());
        kept(message("m2").leased(NewMessages.LIFETIME).build());
        claimed();
        kept(code("m3", "a@example.com").later(SECOND).build());

        store().sweep(DEADLINE, all);

        assertThat(found("m1").state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(found("m2").state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(found("m3").state()).isEqualTo(MessageState.QUEUED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REJECTED", "FAILED", "EXPIRED", "QUEUED"})
    default void late_news_corrects_an_unknown_message(MessageState news) {
        kept(message("m1").build());
        Claim claim = claimed().claim();
        store().sweep(LEASE_OVER, Set.of());

        assertThat(store().record(claim, List.of(REFUSED), news, null, null, LEASE_OVER))
                .contains(news);

        assertThat(found("m1").state()).isEqualTo(news);
        assertThat(found("m1").attempts()).containsExactly(REFUSED);
        assertThat(found("m1").detail()).isNull();
    }

    @Test
    default void late_news_that_nothing_is_known_adds_its_attempt() {
        kept(message("m1").build());
        Claim claim = claimed().claim();
        store().sweep(LEASE_OVER, Set.of());

        store().record(claim, List.of(REFUSED), MessageState.UNKNOWN, null, "lost", LEASE_OVER);
        store().record(claim, List.of(REFUSED), MessageState.UNKNOWN, null, "lost", LEASE_OVER);

        assertThat(found("m1").attempts()).containsExactly(REFUSED);
        assertThat(found("m1").state()).isEqualTo(MessageState.UNKNOWN);
    }

    @Test
    default void sweep_ends_with_so_many_and_goes_on_when_called_again() {
        int count = MessageStore.MAX_SWEPT + 1;
        accept(count, i -> message("q" + i));
        accept(count, i -> message("s" + i).leased(SECOND));

        assertThat(store().sweep(DEADLINE, Set.of())).hasSize(MessageStore.MAX_SWEPT);
        assertThat(store().stats(DEADLINE).queued()).isEqualTo(1);
        assertThat(store().sweep(DEADLINE, Set.of())).hasSize(1);
        assertThat(store().stats(DEADLINE)).isEqualTo(new QueueStats(0, 0, 0, count, null));
    }

    // Looking up

    @Test
    default void list_shows_the_newest_first_page_by_page() {
        accept(10, i -> message("m" + i));

        assertThat(listed(MessageFilter.ALL, null, 4)).containsExactly("m9", "m8", "m7", "m6");
        assertThat(listed(MessageFilter.ALL, "m6", 4)).containsExactly("m5", "m4", "m3", "m2");
        assertThat(listed(MessageFilter.ALL, "m2-gone", 4)).containsExactly("m2", "m1", "m0");
        assertThat(listed(MessageFilter.ALL, "m0", 4)).isEmpty();
    }

    @Test
    default void ids_are_in_the_order_of_their_characters() {
        List<String> ids = List.of("0-1", "0-a", "01-", "0a-", "A", "a");
        ids.forEach(id -> kept(message(id).build()));

        assertThat(listed(MessageFilter.ALL, null, 10)).containsExactly("a", "A", "0a-", "01-", "0-a", "0-1");
    }

    @Test
    default void list_shows_those_that_meet_every_condition() {
        kept(code("m1", "a@example.com").build());
        kept(code("m2", "b@example.com").later(SECOND).build());
        kept(code("m3", "b@example.com")
                .usageType(UsageType.REGISTER)
                .later(SECOND)
                .build());
        kept(code("m4", "b@example.com")
                .connector("other")
                .later(SECOND.multipliedBy(2))
                .build());
        record(claimed().claim(), MessageState.ACCEPTED);

        assertThat(listed(filter(MessageState.ACCEPTED, null, null, null, null)))
                .containsExactly("m1");
        assertThat(listed(filter(null, "B@Example.com", null, null, null))).containsExactly("m4", "m3", "m2");
        assertThat(listed(filter(null, null, UsageType.REGISTER, null, null))).containsExactly("m3");
        assertThat(listed(filter(null, null, null, NOW.plus(SECOND), null))).containsExactly("m4", "m3", "m2");
        assertThat(listed(filter(null, null, null, null, NOW.plus(SECOND)))).containsExactly("m1");
        assertThat(listed(filter(MessageState.QUEUED, "b@example.com", UsageType.SIGN_IN, NOW, NOW.plusSeconds(2))))
                .containsExactly("m2");
    }

    @Test
    default void stats_count_what_waits_is_sent_and_is_unknown() {
        assertThat(store().stats(NOW)).isEqualTo(new QueueStats(0, 0, 0, 0, null));
        kept(message("u").leased(SECOND).build());
        store().sweep(NOW.plus(SECOND), Set.of());
        kept(message("s").leased(SECOND).build());
        kept(message("q1").later(SECOND).build());
        kept(message("q2").later(SECOND.multipliedBy(2)).build());

        assertThat(store().stats(NOW)).isEqualTo(new QueueStats(2, 0, 1, 1, NOW.plus(SECOND)));
        assertThat(store().stats(NOW.plus(SECOND)).due()).isEqualTo(1);
        assertThat(store().stats(DEADLINE.plus(SECOND)).due()).isEqualTo(1);
    }

    // Resending

    @Test
    default void unknown_message_is_queued_again_on_request() {
        Claim lost = unknown(message("m1"));

        assertThat(store().resend("m1", LEASE_OVER)).contains(MessageState.QUEUED);

        assertThat(found("m1").nextAttemptAt()).isEqualTo(LEASE_OVER);
        assertThat(found("m1").detail()).isNull();
        assertThat(record(lost, MessageState.ACCEPTED)).isEmpty();
        assertThat(store().resend("m1", LEASE_OVER)).contains(MessageState.QUEUED);
        assertThat(ids(store().claim(LEASE, 2, LEASE_OVER, Set.of()))).containsExactly("m1");
        assertThat(store().resend("m1", LEASE_OVER)).contains(MessageState.SENDING);
    }

    @Test
    default void expired_unknown_message_is_not_queued_again() {
        unknown(message("m1"));

        assertThat(store().resend("m1", DEADLINE)).contains(MessageState.UNKNOWN);
    }

    @Test
    default void unknown_message_that_a_newer_code_replaced_is_not_queued_again() {
        unknown(code("m1", "a@example.com"));
        kept(code("m2", "a@example.com").later(SECOND).build());

        assertThat(store().resend("m1", LEASE_OVER)).contains(MessageState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "REJECTED", "EXPIRED", "SUPERSEDED", "SUPPRESSED", "FAILED"})
    default void nothing_else_is_queued_again(MessageState state) {
        kept(message("m1").build());
        record(claimed().claim(), state);

        assertThat(store().resend("m1", NOW)).contains(state);
        assertThat(store().resend("m2", NOW)).isEmpty();
        assertThat(claimedIds(1)).isEmpty();
    }

    // Purging

    @Test
    default void old_messages_that_ended_are_purged() {
        accept(4, i -> message("m" + i));
        for (ClaimedMessage claimed : claim(3)) {
            Instant end = NOW.plusSeconds(claimed.message().id().charAt(1) - '0');
            store().record(claimed.claim(), List.of(), MessageState.ACCEPTED, null, null, end);
        }

        assertThat(store().purge(NOW, NOW.plusSeconds(2), 10)).isEqualTo(2);

        assertThat(listed(MessageFilter.ALL, null, 10)).containsExactly("m3", "m2");
        assertThat(store().purge(NOW, NOW.plusSeconds(2), 10)).isZero();
    }

    @Test
    default void messages_under_way_are_never_purged() {
        accept(2, i -> message("m" + i));
        claim(1);

        assertThat(store().purge(DEADLINE, DEADLINE, 10)).isZero();
        assertThat(listed(MessageFilter.ALL, null, 10)).hasSize(2);
    }

    @Test
    default void no_more_than_asked_for_are_purged() {
        accept(5, i -> message("m" + i));
        claim(5).forEach(claimed -> record(claimed.claim(), MessageState.ACCEPTED));

        assertThat(store().purge(NOW, DEADLINE, 3)).isEqualTo(3);
        assertThat(store().purge(NOW, DEADLINE, 3)).isEqualTo(2);
    }

    @Test
    default void message_stays_as_long_as_its_key_stands() {
        kept(message("m1").key(key("k"), 0).build());
        record(claimed().claim(), MessageState.ACCEPTED);
        Instant over = key("k").expiresAt();

        assertThat(store().purge(over.minusMillis(1), over, 10)).isZero();
        known(message("m2").key(key("k"), 0).build());
        assertThat(store().purge(over, over, 10)).isEqualTo(1);
        kept(message("m2").key(key("k"), 0).build());
    }

    @Test
    default void content_of_an_unknown_message_is_purged_after_its_deadline() {
        unknown(message("m1"));
        unknown(message("m2").later(SECOND));
        store().purge(DEADLINE, NOW, 10);

        // Before its deadline, if a clock is set back: the content decides.
        assertThat(store().resend("m1", LEASE_OVER)).contains(MessageState.UNKNOWN);
        assertThat(store().resend("m2", LEASE_OVER)).contains(MessageState.QUEUED);
    }

    // The store as a whole

    @Test
    default void what_is_kept_is_there_for_other_stores_and_later_ones() {
        kept(message("m1").key(key("k"), 0).build());

        ClaimedMessage claimed = another().claim(LEASE, 1, NOW, Set.of()).get(0);

        assertThat(record(claimed.claim(), MessageState.ACCEPTED)).contains(MessageState.ACCEPTED);
        assertThat(another().find("m1")).contains(found("m1"));
        assertThat(another()
                        .accept(List.of(message("m2").key(key("k"), 0).build()))
                        .get(0))
                .isEqualTo(new Acceptance.Known(found("m1")));
    }

    @Test
    default void nothing_sensitive_is_shown_in_words() {
        NewMessage message = message("m1").key(key("k"), 0).leased(SECOND).build();
        Acceptance kept = kept(message);
        ClaimedMessage claimed = new ClaimedMessage(kept.message(), message.email(), new Claim("m1", 1));

        assertThat(Stream.of(message, kept, claimed, message.key(), filter(null, Emails.MARK, null, null, null)))
                .allSatisfy(shown -> assertThat(String.valueOf(shown)).doesNotContain(Emails.MARK));
    }

    @Test
    default void closed_store_refuses_everything() {
        MessageStore store = store();
        store.close();
        store.close();

        Claim claim = new Claim("m1", 1);
        Stream.<Runnable>of(
                        () -> store.accept(List.of(message("m1").build())),
                        () -> store.claim(LEASE, 1, NOW, Set.of()),
                        () -> store.record(claim, List.of(), MessageState.ACCEPTED, null, null, NOW),
                        () -> store.sweep(NOW, Set.of()),
                        () -> store.find("m1"),
                        () -> store.list(MessageFilter.ALL, null, 1),
                        () -> store.resend("m1", NOW),
                        () -> store.stats(NOW),
                        () -> store.purge(NOW, NOW, 1))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class));
    }

    /** Whatever happens in whatever order, the store agrees with the plainest one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    default void random_operations_have_the_same_results_as_in_memory(long seed) {
        new MessageStoreWalk(store(), new InMemoryMessageStore(), seed).steps(300);
    }

    private Acceptance accept(NewMessage message) {
        return store().accept(List.of(message)).get(0);
    }

    private void accept(int count, IntFunction<NewMessages> message) {
        List<NewMessage> messages = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> messages.add(message.apply(i).build()));
        store().accept(messages);
    }

    private Acceptance.Kept kept(NewMessage message) {
        Acceptance acceptance = accept(message);
        assertThat(acceptance).isInstanceOf(Acceptance.Kept.class);
        return (Acceptance.Kept) acceptance;
    }

    private StoredMessage known(NewMessage message) {
        Acceptance acceptance = accept(message);
        assertThat(acceptance).isInstanceOf(Acceptance.Known.class);
        return acceptance.message();
    }

    private static Claim claimOf(Acceptance.Kept kept) {
        return Optional.ofNullable(kept.claim()).orElseThrow();
    }

    private List<ClaimedMessage> claim(int max) {
        return store().claim(LEASE, max, NOW, Set.of());
    }

    private ClaimedMessage claimed() {
        List<ClaimedMessage> claimed = claim(1);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private List<String> claimedIds(int max) {
        return ids(store().claim(LEASE, max, NOW.plusSeconds(20), Set.of()));
    }

    private static List<String> ids(List<ClaimedMessage> claimed) {
        return claimed.stream().map(message -> message.email().id()).toList();
    }

    private Optional<MessageState> record(Claim claim, MessageState next) {
        return store().record(claim, List.of(), next, null, null, NOW);
    }

    /** Keeps a message that becomes unknown, and tells the claim it was lost with. */
    private Claim unknown(NewMessages message) {
        Claim claim = claimOf(kept(message.leased(SECOND).build()));
        store().sweep(NOW.plusSeconds(20), Set.of());
        assertThat(found(claim.id()).state()).isEqualTo(MessageState.UNKNOWN);
        return claim;
    }

    private StoredMessage found(String id) {
        return store().find(id).orElseThrow();
    }

    private List<String> listed(MessageFilter filter) {
        return listed(filter, null, 10);
    }

    private List<String> listed(MessageFilter filter, @Nullable String afterId, int max) {
        return store().list(filter, afterId, max).stream()
                .map(StoredMessage::id)
                .toList();
    }

    private static MessageFilter filter(
            @Nullable MessageState state,
            @Nullable String recipient,
            @Nullable UsageType usageType,
            @Nullable Instant acceptedFrom,
            @Nullable Instant acceptedTo) {
        return new MessageFilter(state, recipient, usageType, acceptedFrom, acceptedTo);
    }
}
