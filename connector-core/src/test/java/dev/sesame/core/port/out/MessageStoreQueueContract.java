package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.MessageStoreFixture.ids;
import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How messages leave the queue and come back to it; a part of {@link MessageStoreContract}. */
public interface MessageStoreQueueContract extends MessageStoreFixture {

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

    // Claiming

    @Test
    default void claim_tells_the_priority() {
        store().accept(List.of(message("a").priority(3).build()));

        assertThat(claim(1).get(0).priority()).isEqualTo(3);
    }

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

    @Test
    default void messages_keep_their_order_across_the_connectors_that_are_not_held() {
        kept(message("held").connector("b").build());
        kept(message("batch").connector("a").priority(1).build());
        kept(message("later").connector("c").later(SECOND.multipliedBy(3)).build());
        kept(message("m2").connector("a").later(SECOND.multipliedBy(2)).build());
        kept(message("m1").connector("c").later(SECOND).build());
        kept(message("m0").connector("d").build());
        Instant now = NOW.plus(SECOND.multipliedBy(2));

        assertThat(ids(store().claim(LEASE, 2, now, Set.of("b", "none")))).containsExactly("m0", "m1");
        assertThat(ids(store().claim(LEASE, 9, now, Set.of("b", "none")))).containsExactly("m2", "batch");
        assertThat(store().claim(LEASE, 9, DEADLINE, Set.of("b")))
                .extracting(c -> c.claim().id())
                .containsExactly("later");
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
    default void text_that_no_database_takes_costs_no_message() {
        kept(message("m1").build());

        assertThat(store().record(claimed().claim(), List.of(), MessageState.REJECTED, null, "a\u0000b\uD83Dc", NOW))
                .contains(MessageState.REJECTED);

        assertThat(found("m1").detail()).startsWith("a").endsWith("c");
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

        assertThat(store().sweep(DEADLINE.minusMillis(1), Set.of())).isEmpty();
        List<StoredMessage> swept = store().sweep(DEADLINE, Set.of());

        assertThat(swept).containsExactly(found("m1"));
        assertThat(store().sweep(DEADLINE, Set.of())).isEmpty();
        assertThat(found("m1").state()).isEqualTo(MessageState.EXPIRED);
        assertThat(found("m1").updatedAt()).isEqualTo(DEADLINE);
        assertThat(found("m1").nextAttemptAt()).isNull();
        assertThat(found("m2").state()).isEqualTo(MessageState.QUEUED);
    }

    @Test
    default void message_that_waits_for_another_attempt_expires_with_those_it_had() {
        kept(message("m1").build());
        store().record(claimed().claim(), List.of(REFUSED), MessageState.QUEUED, DEADLINE, "why", NOW);

        List<StoredMessage> swept = store().sweep(DEADLINE, Set.of());

        assertThat(swept).containsExactly(found("m1"));
        assertThat(found("m1").attempts()).containsExactly(REFUSED);
        assertThat(found("m1").detail()).isNull();
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
    default void of_many_attempts_the_first_and_the_latest_are_kept() {
        kept(message("m1").build());
        Claim claim = claimed().claim();
        List<Attempt> attempts = IntStream.range(0, MessageStore.MAX_ATTEMPTS + 20)
                .mapToObj(i -> new Attempt(
                        "ses-api", NOW.plusMillis(i), NOW.plusMillis(i), Outcome.ACCEPTED, null, null, "id-" + i))
                .toList();

        store().record(claim, attempts, MessageState.ACCEPTED, null, null, NOW);

        assertThat(found("m1").attempts())
                .hasSize(MessageStore.MAX_ATTEMPTS)
                .startsWith(attempts.subList(0, 10).toArray(Attempt[]::new))
                .endsWith(attempts.subList(30, attempts.size()).toArray(Attempt[]::new));
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

        List<StoredMessage> first = store().sweep(DEADLINE, Set.of());
        assertThat(store().stats(DEADLINE).queued()).isEqualTo(1);
        List<StoredMessage> second = store().sweep(DEADLINE, Set.of());

        assertThat(first).hasSize(2 * MessageStore.MAX_SWEPT);
        assertThat(second)
                .extracting(StoredMessage::state)
                .containsExactlyInAnyOrder(MessageState.EXPIRED, MessageState.UNKNOWN);
        assertThat(Stream.concat(first.stream(), second.stream()).map(StoredMessage::id))
                .doesNotHaveDuplicates();
        assertThat(store().stats(DEADLINE)).isEqualTo(new QueueStats(0, 0, 0, count, null));
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
}
