package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A store under test, and short words for what tests do with it. */
public interface MessageStoreFixture {

    Duration SECOND = Duration.ofSeconds(1);
    Lease LEASE = new Lease("worker", NOW.plusSeconds(30));
    Instant LEASE_OVER = LEASE.until();

    /** The store of this test: the same one throughout a test, an empty one for each. */
    MessageStore store();

    /** One more store on the same database, to be closed by the author. */
    MessageStore another();

    default Acceptance accept(NewMessage message) {
        return store().accept(List.of(message)).get(0);
    }

    default void accept(int count, IntFunction<NewMessages> message) {
        List<NewMessage> messages = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> messages.add(message.apply(i).build()));
        store().accept(messages);
    }

    default Acceptance.Kept kept(NewMessage message) {
        Acceptance acceptance = accept(message);
        assertThat(acceptance).isInstanceOf(Acceptance.Kept.class);
        return (Acceptance.Kept) acceptance;
    }

    default StoredMessage known(NewMessage message) {
        Acceptance acceptance = accept(message);
        assertThat(acceptance).isInstanceOf(Acceptance.Known.class);
        return acceptance.message();
    }

    static Claim claimOf(Acceptance.Kept kept) {
        return Optional.ofNullable(kept.claim()).orElseThrow();
    }

    default List<ClaimedMessage> claim(int max) {
        return store().claim(LEASE, max, NOW, Set.of());
    }

    default ClaimedMessage claimed() {
        List<ClaimedMessage> claimed = claim(1);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    default List<String> claimedIds(int max) {
        return ids(store().claim(LEASE, max, NOW.plusSeconds(20), Set.of()));
    }

    static List<String> ids(List<ClaimedMessage> claimed) {
        return claimed.stream().map(message -> message.email().id()).toList();
    }

    default Optional<MessageState> record(Claim claim, MessageState next) {
        return store().record(claim, List.of(), next, null, null, NOW);
    }

    /** Keeps a message that becomes unknown, and tells the claim it was lost with. */
    default Claim unknown(NewMessages message) {
        Claim claim = claimOf(kept(message.leased(SECOND).build()));
        store().sweep(NOW.plusSeconds(20), Set.of());
        assertThat(found(claim.id()).state()).isEqualTo(MessageState.UNKNOWN);
        return claim;
    }

    default StoredMessage found(String id) {
        return store().find(id).orElseThrow();
    }

    default List<String> listed(MessageFilter filter) {
        return listed(filter, null, 10);
    }

    default List<String> listed(MessageFilter filter, @Nullable String afterId, int max) {
        return store().list(filter, afterId, max).stream()
                .map(StoredMessage::id)
                .toList();
    }

    static MessageFilter filter(
            @Nullable MessageState state,
            @Nullable String recipient,
            @Nullable UsageType usageType,
            @Nullable Instant acceptedFrom,
            @Nullable Instant acceptedTo) {
        return new MessageFilter(state, recipient, usageType, acceptedFrom, acceptedTo);
    }
}
