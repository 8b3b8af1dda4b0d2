package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.NewMessages.DEADLINE;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MessageStore} does when many use it at once; a part of {@link MessageStoreContract}. */
public interface MessageStoreConcurrencyContract extends MessageStoreFixture {

    @Test
    default void one_of_many_messages_under_a_key_is_kept() throws Exception {
        List<MessageStore> stores = List.of(store(), another());

        List<Acceptance> acceptances = Together.run(
                16,
                i -> () -> stores.get(i % 2)
                        .accept(List.of(message("m" + i).key(key("k"), 0).build()))
                        .get(0));

        assertThat(acceptances).filteredOn(Acceptance.Kept.class::isInstance).hasSize(1);
        assertThat(acceptances)
                .extracting(acceptance -> acceptance.message().id())
                .containsOnly(store().list(MessageFilter.ALL, null, 20).get(0).id());
        assertThat(store().list(MessageFilter.ALL, null, 20)).hasSize(1);
    }

    @Test
    default void one_of_many_codes_for_a_recipient_stays_queued() throws Exception {
        List<MessageStore> stores = List.of(store(), another());

        Together.run(
                16,
                i -> () -> stores.get(i % 2)
                        .accept(List.of(
                                code("m" + i, "a@example.com").build(),
                                code("n" + i, "b@example.com").build())));

        assertThat(store().claim(LEASE, 40, NOW, Set.of()))
                .extracting(claimed -> claimed.message().recipient())
                .containsExactlyInAnyOrder("a@example.com", "b@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "held"})
    default void each_message_is_claimed_once_by_many_claimers_on_several_stores(String held) throws Exception {
        Set<String> except = held.isEmpty() ? Set.of() : Set.of(held);
        int count = 1_000;
        List<MessageStore> stores = List.of(store(), another(), another());
        stores.get(0)
                .accept(IntStream.range(0, count)
                        .mapToObj(i -> message("m" + i).connector("c" + i % 3).build())
                        .toList());

        List<List<String>> claimed = Together.run(8, i -> () -> {
            List<String> ids = new ArrayList<>();
            List<ClaimedMessage> next = stores.get(i % 3).claim(LEASE, 7, NOW, except);
            while (!next.isEmpty()) {
                next.forEach(message -> ids.add(message.email().id()));
                next = stores.get(i % 3).claim(LEASE, 7, NOW, except);
            }
            return ids;
        });

        assertThat(claimed.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
    }

    @Test
    default void everything_accepted_is_sent_once_while_messages_come_in_and_others_look_on() throws Exception {
        int count = 50;
        Queue<String> sent = new ConcurrentLinkedQueue<>();
        List<MessageStore> stores = List.of(store(), another());

        Together.run(8, i -> () -> {
            MessageStore store = stores.get(i % 2);
            for (int n = 0; n < count; n++) {
                store.accept(List.of(message("m" + i + "-" + n).build()));
                for (ClaimedMessage claimed : store.claim(LEASE, 2, NOW, Set.of())) {
                    // Every third one is tried twice.
                    boolean again =
                            claimed.claim().token() == 1 && claimed.email().id().hashCode() % 3 == 0;
                    record(store, claimed, again ? MessageState.QUEUED : MessageState.ACCEPTED, sent);
                }
                store.stats(NOW);
                store.list(MessageFilter.ALL, null, 3);
            }
            return true;
        });
        for (ClaimedMessage left : store().claim(LEASE, 8 * count, NOW, Set.of())) {
            record(store(), left, MessageState.ACCEPTED, sent);
        }

        assertThat(sent).doesNotHaveDuplicates().hasSize(8 * count);
        assertThat(store().stats(NOW)).isEqualTo(new QueueStats(0, 0, 0, 0, null));
    }

    private static void record(MessageStore store, ClaimedMessage claimed, MessageState next, Queue<String> sent) {
        assertThat(store.record(claimed.claim(), List.of(), next, null, null, NOW))
                .contains(next);
        if (next == MessageState.ACCEPTED) {
            sent.add(claimed.email().id());
        }
    }

    @Test
    default void claimer_and_sweeper_do_not_both_have_a_message() throws Exception {
        int count = 200;
        store().accept(IntStream.range(0, count)
                .mapToObj(i -> message("m" + i).build())
                .toList());
        List<ClaimedMessage> claimed = store().claim(LEASE, count, NOW, Set.of());
        Instant over = LEASE.until();

        List<List<String>> ended = Together.run(
                4,
                i -> () -> i == 0
                        ? another().sweep(over, Set.of(claimed.get(0).message().usageType())).stream()
                                .map(StoredMessage::id)
                                .toList()
                        : claimed.stream()
                                .filter(message ->
                                        Math.floorMod(message.email().id().hashCode(), 3) == i - 1)
                                .filter(message -> store().record(
                                                message.claim(), List.of(), MessageState.ACCEPTED, null, null, over)
                                        .isPresent())
                                .map(message -> message.email().id())
                                .toList());

        assertThat(ended.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(store().stats(over).queued()).isEqualTo(ended.get(0).size());
    }

    @Test
    default void each_message_that_ends_in_the_queue_is_told_once() throws Exception {
        int count = 60;
        List<MessageStore> stores = List.of(store(), another(), another());
        // One is superseded in any case: the sweeps may be so quick that no other is.
        List<StoredMessage> ended = new ArrayList<>(supersededBy(store(), code("first", "user0@example.com")));
        ended.addAll(supersededBy(store(), code("second", "user0@example.com")));

        List<List<StoredMessage>> told = Together.run(6, i -> () -> {
            List<StoredMessage> seen = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                if (i < 3) {
                    seen.addAll(supersededBy(stores.get(i), code("m" + i + "-" + n, "user" + n % 5 + "@example.com")));
                } else {
                    seen.addAll(stores.get(i - 3).sweep(DEADLINE, Set.of()));
                }
            }
            return seen;
        });
        ended.addAll(store().sweep(DEADLINE, Set.of()));
        told.forEach(ended::addAll);

        assertThat(ended)
                .hasSize(3 * count + 2)
                .containsExactlyInAnyOrderElementsOf(store().list(MessageFilter.ALL, null, 9 * count));
        assertThat(ended).extracting(StoredMessage::state).containsOnly(MessageState.EXPIRED, MessageState.SUPERSEDED);
    }

    private static List<StoredMessage> supersededBy(MessageStore store, NewMessages code) {
        return ((Acceptance.Kept) store.accept(List.of(code.build())).get(0)).superseded();
    }
}
