package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does the same random things to two stores, and compares what they say and what they keep. */
final class MessageStoreWalk {

    private static final List<UsageType> TYPES = List.of(UsageType.SIGN_IN, UsageType.REGISTER);

    private static final List<MessageState> ENDS = Arrays.stream(MessageState.values())
            .filter(MessageState.SENDING::canBecome)
            .toList();

    private final MessageStore tested;
    private final MessageStore model;
    private final Random random;
    private final List<Claim> claims = new ArrayList<>();
    private Instant now = NewMessages.NOW;
    private int made;

    MessageStoreWalk(MessageStore tested, MessageStore model, long seed) {
        this.tested = tested;
        this.model = model;
        random = new Random(seed);
    }

    void steps(int count) {
        Set<MessageState> reached = new HashSet<>();
        for (int step = 0; step < count; step++) {
            now = now.plusMillis(random.nextInt(40_000));
            step();
            List<StoredMessage> kept = list(tested);
            assertThat(kept).as("what is kept after step " + step).isEqualTo(list(model));
            assertThat(tested.stats(now)).as("stats after step " + step).isEqualTo(model.stats(now));
            kept.forEach(message -> reached.add(message.state()));
        }
        assertThat(reached).as("a walk that goes everywhere").containsExactlyInAnyOrder(MessageState.values());
    }

    /** Nobody promises what the details say. */
    private static List<StoredMessage> list(MessageStore store) {
        return store.list(MessageFilter.ALL, null, Integer.MAX_VALUE).stream()
                .map(MessageStoreWalk::withoutDetail)
                .toList();
    }

    private static StoredMessage withoutDetail(StoredMessage message) {
        return new StoredMessage(
                message.id(),
                message.connector(),
                message.recipient(),
                message.usageType(),
                message.template(),
                message.state(),
                message.acceptedAt(),
                message.expiresAt(),
                message.updatedAt(),
                message.nextAttemptAt(),
                message.attempts(),
                null);
    }

    private static Acceptance withoutDetail(Acceptance acceptance) {
        StoredMessage message = withoutDetail(acceptance.message());
        return acceptance instanceof Acceptance.Kept kept
                ? new Acceptance.Kept(message, kept.claim(), sorted(kept.superseded()))
                : new Acceptance.Known(message);
    }

    private static List<StoredMessage> sorted(List<StoredMessage> messages) {
        return messages.stream()
                .map(MessageStoreWalk::withoutDetail)
                .sorted(Comparator.comparing(StoredMessage::id))
                .toList();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> accept();
            case 3, 4 -> claim();
            case 5, 6 -> record();
            case 7 -> sweep();
            case 8 -> resend();
            default -> purge();
        }
    }

    private void accept() {
        IdempotencyKey key = random.nextBoolean() ? null : key();
        List<NewMessage> messages = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int place = 0; place < count; place++) {
            messages.add(message(key, place));
        }
        List<Acceptance> acceptances = same(store -> store.accept(messages), MessageStoreWalk::withoutDetail);
        for (Acceptance acceptance : acceptances) {
            if (acceptance instanceof Acceptance.Kept kept && kept.claim() != null) {
                claims.add(kept.claim());
            }
        }
    }

    private IdempotencyKey key() {
        Instant expiresAt = now.plus(Duration.ofMinutes(random.nextInt(20)));
        return new IdempotencyKey("walk", "key " + random.nextInt(8), "payload " + random.nextInt(8) / 7, expiresAt);
    }

    private NewMessage message(@Nullable IdempotencyKey key, int place) {
        String id = "m%06d".formatted(made++);
        String recipient = "user" + random.nextInt(3) + "@example.com";
        NewMessages message = (random.nextInt(4) == 0 ? NewMessages.message(id) : NewMessages.code(id, recipient))
                .later(Duration.between(NewMessages.NOW, now).minusMillis(random.nextInt(20_000)))
                .usageType(TYPES.get(random.nextInt(TYPES.size())))
                .priority(random.nextInt(2));
        if (random.nextInt(3) == 0) {
            message = message.leased(Duration.ofSeconds(60 + random.nextInt(60)));
        }
        return key == null ? message.build() : message.key(key, place).build();
    }

    private void claim() {
        int max = 1 + random.nextInt(3);
        Lease lease = new Lease("walker", now.plusSeconds(10 + random.nextInt(120)));
        List<ClaimedMessage> claimed = same(
                store -> store.claim(lease, max, now, Set.of()),
                claim -> new ClaimedMessage(
                        withoutDetail(claim.message()), claim.email(), claim.priority(), claim.claim()));
        claimed.forEach(claim -> claims.add(claim.claim()));
    }

    private void record() {
        if (claims.isEmpty()) {
            return;
        }
        Claim claim = claims.get(Math.max(0, claims.size() - 1 - random.nextInt(6)));
        MessageState next = ENDS.get(random.nextInt(ENDS.size()));
        Instant due = random.nextBoolean() ? null : now.plusSeconds(random.nextInt(60));
        List<Attempt> attempts =
                List.of(new Attempt("walk", now, now, Outcome.NOT_SENT, FailureReason.THROTTLED, "step", null));
        same(
                store -> store.record(claim, attempts, next, due, "detail", now).stream()
                        .toList(),
                state -> state);
    }

    private void sweep() {
        Set<UsageType> resend = random.nextBoolean() ? Set.of() : Set.of(UsageType.REGISTER);
        same(
                store -> store.sweep(now, resend).stream()
                        .sorted(Comparator.comparing(StoredMessage::id))
                        .toList(),
                MessageStoreWalk::withoutDetail);
    }

    private void resend() {
        List<StoredMessage> unknown =
                model.list(new MessageFilter(MessageState.UNKNOWN, null, null, null, null), null, 5);
        Stream.concat(unknown.stream().map(StoredMessage::id), Stream.of("m" + random.nextInt(100)))
                .limit(1)
                .forEach(id -> same(store -> store.resend(id, now).stream().toList(), state -> state));
    }

    private void purge() {
        Instant before = now.minusSeconds(random.nextInt(3_600));
        same(store -> List.of(store.purge(now, before, 1_000)), count -> count);
    }

    /** The result of both: the same one, or the same error. */
    private <T> List<T> same(Function<MessageStore, List<T>> operation, Function<T, T> comparable) {
        Result<T> result = result(tested, operation, comparable);
        assertThat(result).isEqualTo(result(model, operation, comparable));
        return result.values();
    }

    private record Result<T>(List<T> values, @Nullable Class<?> error) {}

    private static <T> Result<T> result(
            MessageStore store, Function<MessageStore, List<T>> operation, Function<T, T> comparable) {
        try {
            return new Result<>(operation.apply(store).stream().map(comparable).toList(), null);
        } catch (RuntimeException e) {
            return new Result<>(List.of(), e.getClass());
        }
    }
}
