package dev.sesame.core.port.out;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The promises of a store in the plainest way, for tests: keeps nothing beyond the process. */
public final class InMemoryMessageStore implements MessageStore {

    private record Place(String scope, String key, int index) {}

    private record Held(IdempotencyKey key, Kept message) {}

    private static final class Kept {
        private final NewMessage made;
        private MessageState state;
        private Instant updatedAt;
        private @Nullable Instant nextAttemptAt;
        private @Nullable Instant leaseUntil;
        private long token;
        private boolean outdated;
        private boolean content = true;
        private @Nullable String detail;
        private final List<Attempt> attempts = new ArrayList<>();

        private Kept(NewMessage made) {
            Lease lease = made.lease();
            this.made = made;
            updatedAt = made.acceptedAt();
            state = lease == null ? MessageState.QUEUED : MessageState.SENDING;
            nextAttemptAt = lease == null ? made.acceptedAt() : null;
            leaseUntil = lease == null ? null : lease.until();
            token = lease == null ? 0 : 1;
        }

        private String id() {
            return made.email().id();
        }

        private void become(MessageState next, Instant now, @Nullable Instant due, @Nullable String why) {
            state = next;
            updatedAt = now;
            nextAttemptAt = due;
            leaseUntil = null;
            detail = why;
            content &= !next.isFinal() || next == MessageState.UNKNOWN;
        }

        private boolean isOver(Instant now) {
            return !made.expiresAt().isAfter(now);
        }

        private boolean isSameCodeAs(NewMessage other) {
            return made.supersedes()
                    && made.email()
                            .to()
                            .address()
                            .equalsIgnoreCase(other.email().to().address())
                    && made.connector().equals(other.connector())
                    && made.usageType().equals(other.usageType());
        }

        private StoredMessage stored() {
            return new StoredMessage(
                    id(),
                    made.connector(),
                    made.email().to().address(),
                    made.usageType(),
                    made.template(),
                    state,
                    cut(made.acceptedAt()),
                    cut(made.expiresAt()),
                    cut(updatedAt),
                    nextAttemptAt == null ? null : cut(nextAttemptAt),
                    attempts,
                    detail);
        }
    }

    private final TreeMap<String, Kept> messages = new TreeMap<>();
    private final Map<Place, Held> keys = new HashMap<>();
    private boolean closed;

    @Override
    public synchronized List<Acceptance> accept(List<NewMessage> added) {
        open();
        check(added);
        List<Kept> shown = new ArrayList<>();
        Map<Kept, List<StoredMessage>> fresh = new HashMap<>();
        for (NewMessage message : added) {
            Kept known = known(message);
            if (known != null && known.state != MessageState.FAILED) {
                shown.add(known);
                continue;
            }
            Kept kept = new Kept(message);
            fresh.put(kept, message.supersedes() ? supersede(message) : List.of());
            messages.put(kept.id(), kept);
            IdempotencyKey key = message.key();
            if (key != null) {
                keys.put(new Place(key.scope(), key.key(), message.keyIndex()), new Held(key, kept));
            }
            shown.add(kept);
        }
        return shown.stream().map(kept -> acceptance(kept, fresh.get(kept))).toList();
    }

    private static Acceptance acceptance(Kept kept, @Nullable List<StoredMessage> superseded) {
        if (superseded == null) {
            return new Acceptance.Known(kept.stored());
        }
        Claim claim = kept.made.lease() == null ? null : new Claim(kept.id(), kept.token);
        return new Acceptance.Kept(kept.stored(), claim, superseded);
    }

    private void check(List<NewMessage> added) {
        Set<Integer> places = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (NewMessage message : added) {
            IdempotencyKey key = message.key();
            IdempotencyKey first = added.get(0).key();
            if (key == null ? first != null : !key.equals(first) || !places.add(message.keyIndex())) {
                throw new IllegalArgumentException("one key, and one place for each");
            }
            boolean isNew = !messages.containsKey(message.email().id())
                    && ids.add(message.email().id());
            Kept known = known(message);
            if (!isNew && (known == null || known.state == MessageState.FAILED)) {
                throw new IllegalArgumentException("an id is kept once");
            }
        }
    }

    private @Nullable Kept known(NewMessage message) {
        IdempotencyKey key = message.key();
        if (key == null) {
            return null;
        }
        checkPayload(key, message.acceptedAt());
        Held held = keys.get(new Place(key.scope(), key.key(), message.keyIndex()));
        return held != null && stands(held, message.acceptedAt()) ? held.message() : null;
    }

    private void checkPayload(IdempotencyKey key, Instant now) {
        boolean reused = keys.values().stream()
                .filter(held -> stands(held, now))
                .anyMatch(held -> held.key().scope().equals(key.scope())
                        && held.key().key().equals(key.key())
                        && !held.key().payloadHash().equals(key.payloadHash()));
        if (reused) {
            throw new UnsendableException(ErrorCode.IDEMPOTENCY_KEY_REUSED, "another payload");
        }
    }

    private static boolean stands(Held held, Instant now) {
        return held.key().expiresAt().isAfter(now);
    }

    /** Those that ended with it. */
    private List<StoredMessage> supersede(NewMessage newer) {
        List<StoredMessage> superseded = new ArrayList<>();
        for (Kept kept : messages.values()) {
            if (kept.isSameCodeAs(newer) && !kept.made.acceptedAt().isAfter(newer.acceptedAt())) {
                kept.outdated = true;
                if (kept.state == MessageState.QUEUED) {
                    kept.become(MessageState.SUPERSEDED, newer.acceptedAt(), null, kept.detail);
                    superseded.add(kept.stored());
                }
            }
        }
        return superseded;
    }

    @Override
    public synchronized List<ClaimedMessage> claim(Lease lease, int max, Instant now, Set<String> exceptConnectors) {
        open();
        return messages.values().stream()
                .filter(kept -> isDue(kept, now) && !exceptConnectors.contains(kept.made.connector()))
                .sorted(Comparator.<Kept>comparingInt(kept -> kept.made.priority())
                        .thenComparing(
                                kept -> kept.stored().nextAttemptAt(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Kept::id))
                .limit(max)
                .map(kept -> claimed(kept, lease, now))
                .toList();
    }

    private static boolean isDue(Kept kept, Instant now) {
        Instant due = kept.nextAttemptAt;
        return kept.state == MessageState.QUEUED && due != null && !due.isAfter(now) && !kept.isOver(now);
    }

    private static ClaimedMessage claimed(Kept kept, Lease lease, Instant now) {
        kept.become(MessageState.SENDING, now, null, null);
        kept.leaseUntil = lease.until();
        kept.token++;
        OutboundEmail email = kept.made.email();
        return new ClaimedMessage(kept.stored(), email, kept.made.priority(), new Claim(kept.id(), kept.token));
    }

    @Override
    public synchronized Optional<MessageState> record(
            Claim claim,
            List<Attempt> newAttempts,
            MessageState next,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            Instant now) {
        open();
        if (!MessageState.SENDING.canBecome(next)) {
            throw new IllegalArgumentException("not from sending");
        }
        Kept kept = messages.get(claim.id());
        if (kept == null || kept.token != claim.token()) {
            return Optional.empty();
        }
        boolean same = kept.state == MessageState.UNKNOWN && next == MessageState.UNKNOWN;
        boolean underWay = kept.state == MessageState.SENDING || kept.state == MessageState.UNKNOWN;
        if (underWay && (same || kept.state.canBecome(next))) {
            newAttempts.stream()
                    .map(InMemoryMessageStore::cut)
                    .filter(attempt -> !kept.attempts.contains(attempt))
                    .forEach(kept.attempts::add);
            while (kept.attempts.size() > MAX_ATTEMPTS) {
                kept.attempts.remove(10);
            }
            MessageState becomes = next == MessageState.QUEUED ? queuedOrEnded(kept, now) : next;
            Instant due = nextAttemptAt == null ? now : nextAttemptAt;
            kept.become(becomes, now, becomes == MessageState.QUEUED ? due : null, detail);
        }
        return Optional.of(kept.state);
    }

    private static MessageState queuedOrEnded(Kept kept, Instant now) {
        if (kept.outdated) {
            return MessageState.SUPERSEDED;
        }
        return kept.isOver(now) ? MessageState.EXPIRED : MessageState.QUEUED;
    }

    @Override
    public synchronized List<StoredMessage> sweep(Instant now, Set<UsageType> resend) {
        open();
        List<Kept> expired = messages.values().stream()
                .filter(kept -> kept.state == MessageState.QUEUED && kept.isOver(now))
                .sorted(Comparator.comparing(kept -> kept.made.expiresAt()))
                .limit(MAX_SWEPT)
                .toList();
        expired.forEach(kept -> kept.become(MessageState.EXPIRED, now, null, null));
        List<Kept> over = messages.values().stream()
                .filter(kept -> kept.leaseUntil != null && !kept.leaseUntil.isAfter(now))
                .limit(MAX_SWEPT)
                .toList();
        for (Kept kept : over) {
            boolean again = resend.contains(kept.made.usageType()) && queuedOrEnded(kept, now) == MessageState.QUEUED;
            if (again) {
                kept.become(MessageState.QUEUED, now, now, "queued again");
                kept.token++;
            } else {
                kept.become(MessageState.UNKNOWN, now, null, "may have been sent");
            }
        }
        return Stream.concat(over.stream(), expired.stream()).map(Kept::stored).toList();
    }

    @Override
    public synchronized Optional<StoredMessage> find(String id) {
        open();
        return Optional.ofNullable(messages.get(id)).map(Kept::stored);
    }

    @Override
    public synchronized Map<Integer, StoredMessage> find(IdempotencyKey key, Instant now) {
        open();
        checkPayload(key, now);
        Map<Integer, StoredMessage> found = new TreeMap<>();
        keys.forEach((place, held) -> {
            if (place.scope().equals(key.scope()) && place.key().equals(key.key()) && stands(held, now)) {
                found.put(place.index(), held.message().stored());
            }
        });
        return found;
    }

    @Override
    public synchronized Optional<StoredMessage> find(IdempotencyKey key, int place, Instant now) {
        return Optional.ofNullable(find(key, now).get(place));
    }

    @Override
    public synchronized List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max) {
        open();
        return messages.descendingMap().values().stream()
                .map(Kept::stored)
                .filter(message -> afterId == null || message.id().compareTo(afterId) < 0)
                .filter(meets(filter.state(), (message, state) -> message.state() == state))
                .filter(meets(
                        filter.recipient(), (message, to) -> message.recipient().equalsIgnoreCase(to)))
                .filter(meets(filter.usageType(), (message, type) -> message.usageType()
                        .equals(type)))
                .filter(meets(filter.acceptedFrom(), (message, from) -> !message.acceptedAt()
                        .isBefore(from)))
                .filter(meets(filter.acceptedTo(), (message, to) -> message.acceptedAt()
                        .isBefore(to)))
                .limit(max)
                .toList();
    }

    private static <T> Predicate<StoredMessage> meets(@Nullable T wanted, BiPredicate<StoredMessage, T> condition) {
        return message -> wanted == null || condition.test(message, wanted);
    }

    @Override
    public synchronized Optional<MessageState> resend(String id, Instant now) {
        open();
        Kept kept = messages.get(id);
        if (kept == null) {
            return Optional.empty();
        }
        if (kept.state == MessageState.UNKNOWN && kept.content && queuedOrEnded(kept, now) == MessageState.QUEUED) {
            kept.become(MessageState.QUEUED, now, now, null);
            kept.token++;
        }
        return Optional.of(kept.state);
    }

    @Override
    public synchronized QueueStats stats(Instant now) {
        open();
        return new QueueStats(
                count(kept -> kept.state == MessageState.QUEUED),
                count(kept -> isDue(kept, now)),
                count(kept -> kept.state == MessageState.SENDING),
                count(kept -> kept.state == MessageState.UNKNOWN),
                messages.values().stream()
                        .filter(kept -> kept.state == MessageState.QUEUED)
                        .map(kept -> cut(kept.made.acceptedAt()))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private long count(Predicate<Kept> condition) {
        return messages.values().stream().filter(condition).count();
    }

    @Override
    public synchronized int purge(Instant now, Instant historyBefore, int max) {
        open();
        keys.values().removeIf(held -> !stands(held, now));
        Set<Kept> held = new HashSet<>();
        keys.values().forEach(key -> held.add(key.message()));
        messages.values().stream()
                .filter(kept -> kept.state == MessageState.UNKNOWN && kept.isOver(now))
                .forEach(kept -> kept.content = false);
        List<String> old = messages.values().stream()
                .filter(kept -> kept.state.isFinal() && kept.updatedAt.isBefore(historyBefore) && !held.contains(kept))
                .sorted(Comparator.comparing(kept -> kept.updatedAt))
                .limit(max)
                .map(Kept::id)
                .toList();
        old.forEach(messages::remove);
        return old.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private static Attempt cut(Attempt attempt) {
        return new Attempt(
                attempt.transport(),
                cut(attempt.startedAt()),
                cut(attempt.endedAt()),
                attempt.outcome(),
                attempt.reason(),
                attempt.detail(),
                attempt.messageId());
    }

    private static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
