package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps new messages, unless their key came before; a code takes the place of older ones. */
final class Accepting {

    private static final long FIRST_TOKEN = 1;

    private final Dialect dialect;
    private final Contents contents;
    private final Keys keys = new Keys();

    Accepting(Dialect dialect, Contents contents) {
        this.dialect = dialect;
        this.contents = contents;
    }

    List<Acceptance> accept(Session session, List<NewMessage> messages) throws SQLException {
        dialect.lock(session, names(messages));
        Map<Integer, String> standing = standing(session, messages);
        List<Acceptance> acceptances = new ArrayList<>();
        for (NewMessage message : messages) {
            Optional<StoredMessage> known = known(session, message, standing);
            acceptances.add(
                    known.isPresent() && known.get().state() != MessageState.FAILED
                            ? new Acceptance.Known(known.get())
                            : keep(session, message));
        }
        return afterAll(session, messages, acceptances);
    }

    /**
     * The same after a commit whose answer was lost: if the messages are there, they are kept.
     *
     * @param lost what would have been the answer; empty if it is not known
     */
    List<Acceptance> acceptAgain(Session session, List<NewMessage> messages, List<Acceptance> lost)
            throws SQLException {
        // Waits for the lost transaction, should the database still be at it.
        dialect.lock(session, names(messages));
        Map<String, StoredMessage> kept = new HashMap<>();
        for (NewMessage message : messages) {
            Reading.find(session, message.email().id()).ifPresent(stored -> kept.put(stored.id(), stored));
        }
        if (kept.isEmpty()) {
            return accept(session, messages);
        }
        Map<Integer, String> standing = standing(session, messages);
        List<Acceptance> acceptances = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            NewMessage message = messages.get(i);
            StoredMessage stored = kept.get(message.email().id());
            acceptances.add(
                    stored == null
                            ? new Acceptance.Known(
                                    known(session, message, standing).orElseThrow())
                            : new Acceptance.Kept(stored, claim(message), superseded(lost, i)));
        }
        return acceptances;
    }

    private static List<StoredMessage> superseded(List<Acceptance> acceptances, int place) {
        return place < acceptances.size() && acceptances.get(place) instanceof Acceptance.Kept kept
                ? kept.superseded()
                : List.of();
    }

    private Map<Integer, String> standing(Session session, List<NewMessage> messages) throws SQLException {
        IdempotencyKey key = messages.get(0).key();
        if (key == null) {
            return Map.of();
        }
        var now = messages.get(0).acceptedAt();
        // One of a batch that is sent one by one must not read all the others; a batch that is kept at once reads all.
        return messages.size() == 1
                ? keys.standing(session, key, List.of(messages.get(0).keyIndex()), now)
                : keys.standing(session, key, now);
    }

    private static Optional<StoredMessage> known(Session session, NewMessage message, Map<Integer, String> standing)
            throws SQLException {
        String id = standing.get(message.keyIndex());
        return id == null ? Optional.empty() : Reading.find(session, id);
    }

    /** What no two transactions may work on at the same time. */
    private static Set<String> names(List<NewMessage> messages) {
        Set<String> names = new HashSet<>();
        names.add("message " + messages.get(0).email().id());
        for (NewMessage message : messages) {
            if (message.key() != null) {
                names.add("key " + Keys.hash(message.key()));
            }
            if (message.supersedes()) {
                names.add("code "
                        + Digest.hex(
                                recipientKey(message),
                                message.connector(),
                                message.usageType().name()));
            }
        }
        return names;
    }

    private Acceptance keep(Session session, NewMessage message) throws SQLException {
        List<StoredMessage> superseded = message.supersedes() ? supersedeOlder(session, message) : List.of();
        insert(session, message);
        contents.keep(session, message.email());
        if (message.key() != null) {
            keys.keep(session, message, message.key());
        }
        return new Acceptance.Kept(stored(message), claim(message), superseded);
    }

    /** Ends those that are queued. Those being sent go on, but are marked: they are not queued again. */
    private List<StoredMessage> supersedeOlder(Session session, NewMessage newer) throws SQLException {
        // One statement for all states: in two, a message could change between them.
        List<StoredMessage> superseded = session
                .list(
                        """
                UPDATE message SET
                    outdated = 1,
                    updated_at = CASE WHEN state = 'queued' THEN ? ELSE updated_at END,
                    next_attempt_at = NULL,
                    state = CASE WHEN state = 'queued' THEN 'superseded' ELSE state END
                WHERE code = 1 AND state IN ('queued', 'sending', 'unknown')
                    AND recipient_key = ? AND connector = ? AND usage_type = ? AND accepted_at <= ?
                RETURNING\s""" + MessageRow.COLUMNS,
                        row -> MessageRow.of(row).message(),
                        newer.acceptedAt().toEpochMilli(),
                        recipientKey(newer),
                        newer.connector(),
                        newer.usageType().name(),
                        newer.acceptedAt().toEpochMilli())
                .stream()
                .filter(message -> message.state() == MessageState.SUPERSEDED)
                .toList();
        contents.release(session, superseded.stream().map(StoredMessage::id).toList(), MessageState.SUPERSEDED);
        return superseded;
    }

    private static void insert(Session session, NewMessage message) throws SQLException {
        Lease lease = message.lease();
        var language = message.template().language();
        long acceptedAt = message.acceptedAt().toEpochMilli();
        int inserted = session.update(
                """
                INSERT INTO message (id, connector, recipient, recipient_key, usage_type, template_usage_type,
                    template_language, state, priority, accepted_at, expires_at, updated_at, next_attempt_at, worker,
                    lease_until, token, code, outdated, attempts, stray)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """,
                message.email().id(),
                message.connector(),
                message.email().to().address(),
                recipientKey(message),
                message.usageType().name(),
                message.template().usageType().name(),
                language == null ? null : language.value(),
                state(message).id(),
                message.priority(),
                acceptedAt,
                message.expiresAt().toEpochMilli(),
                acceptedAt,
                lease == null ? acceptedAt : null,
                lease == null ? null : lease.worker(),
                lease == null ? null : Millis.of(lease.until()),
                lease == null ? 0 : FIRST_TOKEN,
                message.supersedes() ? 1 : 0,
                AttemptsJson.NONE,
                IdTime.tells(message.email().id(), message.acceptedAt()) ? 0 : 1);
        if (inserted == 0) {
            throw new IllegalArgumentException(
                    "a message of the id " + message.email().id() + " is kept already");
        }
    }

    private static StoredMessage stored(NewMessage message) {
        var acceptedAt = Millis.cut(message.acceptedAt());
        return new StoredMessage(
                message.email().id(),
                message.connector(),
                message.email().to().address(),
                message.usageType(),
                message.template(),
                state(message),
                acceptedAt,
                Millis.cut(message.expiresAt()),
                acceptedAt,
                message.lease() == null ? acceptedAt : null,
                List.of(),
                null);
    }

    private static MessageState state(NewMessage message) {
        return message.lease() == null ? MessageState.QUEUED : MessageState.SENDING;
    }

    private static @Nullable Claim claim(NewMessage message) {
        return message.lease() == null ? null : new Claim(message.email().id(), FIRST_TOKEN);
    }

    private static String recipientKey(NewMessage message) {
        return message.email().to().address().toLowerCase(Locale.ROOT);
    }

    /** In one call, a later code may have taken the place of one before it. */
    private static List<Acceptance> afterAll(Session session, List<NewMessage> messages, List<Acceptance> acceptances)
            throws SQLException {
        if (messages.stream().filter(NewMessage::supersedes).count() < 2) {
            return acceptances;
        }
        List<Acceptance> after = new ArrayList<>();
        for (Acceptance acceptance : acceptances) {
            StoredMessage now = Reading.find(session, acceptance.message().id()).orElse(acceptance.message());
            after.add(
                    acceptance instanceof Acceptance.Kept kept
                            ? new Acceptance.Kept(now, kept.claim(), kept.superseded())
                            : new Acceptance.Known(now));
        }
        return after;
    }
}
