package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that fails when it is told to, before or after it did what it was asked. */
final class FailingStore implements MessageStore {

    enum Call {
        ACCEPT,
        CLAIM,
        RECORD,
        SWEEP,
        PURGE,
        FIND,
        FIND_ALL
    }

    private final MessageStore next;
    private final Map<Call, Runnable> before = new EnumMap<>(Call.class);
    private final Map<Call, Runnable> after = new EnumMap<>(Call.class);
    private final List<Call> calls = new ArrayList<>();

    FailingStore(MessageStore next) {
        this.next = next;
    }

    static StoreException away() {
        return StoreException.unavailable("told to be away", null);
    }

    static StoreException lost() {
        return StoreException.unknown("told to lose the answer", null);
    }

    /** From now on this comes before such calls. */
    synchronized void before(Call call, Runnable action) {
        before.put(call, action);
    }

    /** From now on such calls fail and do nothing. */
    void fail(Call call, Throwable failure) {
        before(call, () -> raise(failure));
    }

    /** From now on such calls do what they are asked, and fail. */
    synchronized void failAfter(Call call, Throwable failure) {
        after.put(call, () -> raise(failure));
    }

    /** From now on nothing fails. */
    synchronized void mend() {
        before.clear();
        after.clear();
    }

    /** How many such calls there were, whatever became of them. */
    synchronized long count(Call call) {
        return calls.stream().filter(call::equals).count();
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private <T> T call(Call call, Supplier<T> action) {
        synchronized (this) {
            calls.add(call);
        }
        run(call, before);
        T result = action.get();
        run(call, after);
        return result;
    }

    private void run(Call call, Map<Call, Runnable> actions) {
        Runnable action;
        synchronized (this) {
            action = actions.getOrDefault(call, () -> {});
        }
        action.run();
    }

    @Override
    public List<Acceptance> accept(List<NewMessage> messages) {
        return call(Call.ACCEPT, () -> next.accept(messages));
    }

    @Override
    public List<ClaimedMessage> claim(Lease lease, int max, Instant now, Set<String> exceptConnectors) {
        return call(Call.CLAIM, () -> next.claim(lease, max, now, exceptConnectors));
    }

    @Override
    public Optional<MessageState> record(
            Claim claim,
            List<Attempt> newAttempts,
            MessageState state,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            Instant now) {
        return call(Call.RECORD, () -> next.record(claim, newAttempts, state, nextAttemptAt, detail, now));
    }

    @Override
    public List<StoredMessage> sweep(Instant now, Set<UsageType> resend) {
        return call(Call.SWEEP, () -> next.sweep(now, resend));
    }

    @Override
    public Optional<StoredMessage> find(String id) {
        return next.find(id);
    }

    @Override
    public Map<Integer, StoredMessage> find(IdempotencyKey key, Instant now) {
        return call(Call.FIND_ALL, () -> next.find(key, now));
    }

    @Override
    public Optional<StoredMessage> find(IdempotencyKey key, int place, Instant now) {
        return call(Call.FIND, () -> next.find(key, place, now));
    }

    @Override
    public List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max) {
        return next.list(filter, afterId, max);
    }

    @Override
    public Optional<MessageState> resend(String id, Instant now) {
        return next.resend(id, now);
    }

    @Override
    public QueueStats stats(Instant now) {
        return next.stats(now);
    }

    @Override
    public int purge(Instant now, Instant historyBefore, int max) {
        return call(Call.PURGE, () -> next.purge(now, historyBefore, max));
    }

    @Override
    public void close() {
        next.close();
    }
}
