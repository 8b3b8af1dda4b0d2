package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.MessageStoreFixture.filter;
import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known of messages, and for how long; a part of {@link MessageStoreContract}. */
public interface MessageStoreHistoryContract extends MessageStoreFixture {

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
    default void messages_of_a_time_are_listed_whatever_their_ids_say() {
        // As MessageIds makes them, with the time in front: one that is right, and two that are a day off.
        String inTime = idOf(NOW.plus(SECOND));
        String before = idOf(NOW.minus(Duration.ofDays(1)));
        String after = idOf(NOW.plus(Duration.ofDays(1)));
        for (String id : List.of(inTime, before, after)) {
            kept(message(id + "0").build());
            kept(message(id + "1").later(SECOND).build());
            kept(message(id + "2").later(SECOND.multipliedBy(2)).build());
        }
        kept(message("m1").later(SECOND).build());
        MessageFilter second = filter(null, null, null, NOW.plus(SECOND), NOW.plus(SECOND.multipliedBy(2)));

        assertThat(listed(second)).containsExactly("m1", after + "1", inTime + "1", before + "1");
        assertThat(listed(second, null, 2)).containsExactly("m1", after + "1");
        assertThat(listed(second, after + "1", 2)).containsExactly(inTime + "1", before + "1");
        assertThat(listed(filter(MessageState.QUEUED, null, UsageType.SIGN_IN, NOW.plusSeconds(2), null)))
                .containsExactly(after + "2", inTime + "2", before + "2");
        assertThat(listed(filter(null, null, null, null, NOW.plusMillis(1))))
                .containsExactly(after + "0", inTime + "0", before + "0");
    }

    private static String idOf(Instant time) {
        String digits = "%012x".formatted(time.toEpochMilli());
        return digits.substring(0, 8) + "-" + digits.substring(8) + "-7000-8000-00000000000";
    }

    @Test
    default void what_no_message_can_be_called_is_not_found() {
        kept(message("m1").build());

        assertThat(store().find("m1\u0000")).isEmpty();
        assertThat(store().resend("\uD83D", NOW)).isEmpty();
        assertThat(listed(filter(null, "\u0000", null, null, null))).isEmpty();
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
}
