package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.InvalidInputException;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages in SQLite or PostgreSQL. On SQLite, the writes of concurrent callers share one transaction and one flush
 * to the disk; a file serves the processes of one machine. On PostgreSQL, any number of processes share one database.
 */
public final class JdbcMessageStore implements MessageStore {

    private final Database database;
    private final Accepting accepting;
    private final Claiming claiming;
    private final Recording recording;
    private final Sweeping sweeping;
    private final LostClaims lostClaims;
    /** Those that ended with a claim, until a sweep tells of them. */
    private final Queue<StoredMessage> endedByClaims = new ConcurrentLinkedQueue<>();

    JdbcMessageStore(Database database, Contents contents) {
        this.database = database;
        accepting = new Accepting(database.dialect(), contents);
        claiming = new Claiming(database.dialect(), contents);
        recording = new Recording(database.dialect(), contents);
        sweeping = new Sweeping(database.dialect(), contents);
        lostClaims = new LostClaims(contents);
    }

    /**
     * Opens the store for who needs no other: {@link JdbcStores#open}.
     *
     * @throws InvalidInputException if the database cannot be the store's
     * @throws StoreException if the database cannot be reached
     */
    public static JdbcMessageStore open(StoreConfig config) {
        return JdbcStores.open(config).messages();
    }

    @Override
    public List<Acceptance> accept(List<NewMessage> messages) {
        List<NewMessage> copy = List.copyOf(messages);
        check(copy);
        if (copy.isEmpty()) {
            return List.of();
        }
        AtomicReference<List<Acceptance>> last = new AtomicReference<>(List.of());
        try {
            return database.write(session -> {
                List<Acceptance> acceptances = accepting.accept(session, copy);
                last.set(acceptances);
                return acceptances;
            });
        } catch (StoreException failure) {
            if (failure.kind() != FailureKind.AMBIGUOUS) {
                throw failure;
            }
            return acceptAgain(copy, last, failure);
        }
    }

    /** The ids are ours: whether the messages are there tells what became of the commit. */
    private List<Acceptance> acceptAgain(
            List<NewMessage> messages, AtomicReference<List<Acceptance>> last, StoreException lost) {
        try {
            return database.write(session -> accepting.acceptAgain(session, messages, last.get()));
        } catch (StoreException again) {
            lost.addSuppressed(again);
            throw lost;
        }
    }

    private static void check(List<NewMessage> messages) {
        Set<Integer> places = new HashSet<>();
        for (NewMessage message : messages) {
            if (message.key() == null
                    ? messages.get(0).key() != null
                    : !message.key().equals(messages.get(0).key())) {
                throw new IllegalArgumentException("the messages of one call have the same key or none");
            }
            if (message.key() != null && !places.add(message.keyIndex())) {
                throw new IllegalArgumentException("each message under a key has a place of its own");
            }
        }
    }

    @Override
    public List<ClaimedMessage> claim(Lease lease, int max, Instant now, Set<String> exceptConnectors) {
        Set<String> except = Set.copyOf(exceptConnectors);
        try {
            return claimOnce(lease, max, now, except);
        } catch (StoreException failure) {
            if (failure.kind() != FailureKind.AMBIGUOUS) {
                throw failure;
            }
            return claimAgain(lease, max, now, except, failure);
        }
    }

    /** What the lost claim may have taken goes back to the queue first, and mostly comes with this one. */
    private List<ClaimedMessage> claimAgain(
            Lease lease, int max, Instant now, Set<String> except, StoreException lost) {
        try {
            return claimOnce(lease, max, now, except);
        } catch (StoreException again) {
            lost.addSuppressed(again);
            throw lost;
        }
    }

    private List<ClaimedMessage> claimOnce(Lease lease, int max, Instant now, Set<String> except) {
        Lease named = new Lease(lease.worker() + "/" + UUID.randomUUID(), lease.until());
        AtomicReference<List<ClaimedMessage>> last = new AtomicReference<>(List.of());
        try {
            Claiming.Claims claims = writeWithoutLost(now, (session, superseded) -> {
                Claiming.Claims taken = claiming.claim(session, named, max, now, except);
                last.set(taken.messages());
                superseded.addAll(taken.ended());
                return new Claiming.Claims(taken.messages(), superseded);
            });
            endedByClaims.addAll(claims.ended());
            return claims.messages();
        } catch (StoreException failure) {
            if (failure.kind() == FailureKind.AMBIGUOUS) {
                lostClaims.add(last.get(), named.worker());
            }
            throw failure;
        }
    }

    /** Work that learns which messages were superseded instead of going back to the queue. */
    private interface WorkAfter<T> {
        T in(Session session, List<StoredMessage> superseded) throws SQLException;
    }

    /** Does the work once what lost claims took is back in the queue. */
    private <T> T writeWithoutLost(Instant now, WorkAfter<T> work) {
        List<LostClaims.Taken> lost = lostClaims.current();
        T result = database.write(session -> work.in(session, lostClaims.giveBack(session, lost, now)));
        lostClaims.forget(lost);
        return result;
    }

    @Override
    public Optional<MessageState> record(
            Claim claim,
            List<Attempt> newAttempts,
            MessageState next,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            Instant now) {
        if (!MessageState.SENDING.canBecome(next)) {
            throw new IllegalArgumentException("a message being sent cannot become " + next.id());
        }
        List<Attempt> attempts = List.copyOf(newAttempts);
        return database.write(session -> recording.record(session, claim, attempts, next, nextAttemptAt, detail, now));
    }

    @Override
    public List<StoredMessage> sweep(Instant now, Set<UsageType> resend) {
        Set<UsageType> again = Set.copyOf(resend);
        // Before their lease is over: they are known not to be sent.
        List<StoredMessage> swept = new ArrayList<>(writeWithoutLost(now, (session, superseded) -> {
            superseded.addAll(sweeping.sweep(session, now, again));
            return superseded;
        }));
        for (StoredMessage ended = endedByClaims.poll(); ended != null; ended = endedByClaims.poll()) {
            swept.add(ended);
        }
        return swept;
    }

    @Override
    public Optional<StoredMessage> find(String id) {
        return database.read(session -> Reading.find(session, id));
    }

    @Override
    public Map<Integer, StoredMessage> find(IdempotencyKey key, Instant now) {
        return database.read(session -> Reading.find(session, key, now));
    }

    @Override
    public Optional<StoredMessage> find(IdempotencyKey key, int place, Instant now) {
        return database.read(session -> Reading.find(session, key, place, now));
    }

    @Override
    public List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max) {
        return database.read(session -> Reading.list(session, filter, afterId, max));
    }

    @Override
    public Optional<MessageState> resend(String id, Instant now) {
        return database.write(session -> recording.resend(session, id, now));
    }

    @Override
    public QueueStats stats(Instant now) {
        return database.read(session -> Reading.stats(session, now));
    }

    @Override
    public int purge(Instant now, Instant historyBefore, int max) {
        return database.write(session -> sweeping.purge(session, now, historyBefore, max));
    }

    @Override
    public void close() {
        database.close();
    }
}
