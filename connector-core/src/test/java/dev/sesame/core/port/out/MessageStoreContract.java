package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.MessageStoreFixture.filter;
import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link MessageStore} does. A store's author implements {@link #store()} and {@link #another()}, and runs this as
 * a JUnit test.
 */
public interface MessageStoreContract
        extends MessageStoreAcceptContract,
                MessageStoreQueueContract,
                MessageStoreHistoryContract,
                MessageStoreConcurrencyContract {

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
        ClaimedMessage claimed = new ClaimedMessage(kept.message(), message.email(), 0, new Claim("m1", 1));

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
                        () -> store.find(key("k"), NOW),
                        () -> store.find(key("k"), 0, NOW),
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
        new MessageStoreWalk(store(), new InMemoryMessageStore(), seed).steps(400);
    }
}
