package dev.sesame.adapter.storejdbc;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.MessageState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what happened to a message, and queues unknown ones again. */
final class Recording {

    /** How it began stays, however often it is tried. */
    private static final int FIRST_ATTEMPTS = 10;

    private final Dialect dialect;
    private final Contents contents;

    Recording(Dialect dialect, Contents contents) {
        this.dialect = dialect;
        this.contents = contents;
    }

    Optional<MessageState> record(
            Session session,
            Claim claim,
            List<Attempt> newAttempts,
            MessageState next,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            Instant now)
            throws SQLException {
        MessageRow row = lockedRow(session, claim.id()).orElse(null);
        if (row == null || row.token() != claim.token()) {
            return Optional.empty();
        }
        MessageState state = row.state();
        boolean underWay = state == MessageState.SENDING || state == MessageState.UNKNOWN;
        if (!underWay || (state != next && !state.canBecome(next))) {
            // The claim has had its say before.
            return Optional.of(state);
        }
        MessageState becomes = next == MessageState.QUEUED ? queuedOrEnded(row, now) : next;
        Instant due = nextAttemptAt == null ? now : nextAttemptAt;
        session.update(
                """
                UPDATE message SET state = ?, attempts = ?, detail = ?, next_attempt_at = ?, updated_at = ?,
                    lease_until = NULL
                WHERE id = ?
                """,
                becomes.id(),
                AttemptsJson.write(attempts(row.message().attempts(), newAttempts)),
                detail,
                becomes == MessageState.QUEUED ? due.toEpochMilli() : null,
                now.toEpochMilli(),
                claim.id());
        contents.release(session, List.of(claim.id()), becomes);
        return Optional.of(becomes);
    }

    Optional<MessageState> resend(Session session, String id, Instant now) throws SQLException {
        MessageRow row = lockedRow(session, id).orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        if (row.state() != MessageState.UNKNOWN
                || queuedOrEnded(row, now) != MessageState.QUEUED
                || !contents.isKept(session, id)) {
            return Optional.of(row.state());
        }
        session.update("""
                UPDATE message SET state = 'queued', token = token + 1, next_attempt_at = ?, updated_at = ?,
                    lease_until = NULL, detail = NULL
                WHERE id = ?
                """, now.toEpochMilli(), now.toEpochMilli(), id);
        return Optional.of(MessageState.QUEUED);
    }

    private Optional<MessageRow> lockedRow(Session session, String id) throws SQLException {
        return session.first(MessageRow.FROM_MESSAGE + "WHERE m.id = ?" + dialect.locked(), MessageRow::of, id);
    }

    private static MessageState queuedOrEnded(MessageRow row, Instant now) {
        if (row.outdated()) {
            return MessageState.SUPERSEDED;
        }
        return row.isExpired(now) ? MessageState.EXPIRED : MessageState.QUEUED;
    }

    /** What was told before is not told twice. */
    private static List<Attempt> attempts(List<Attempt> known, List<Attempt> told) {
        List<Attempt> attempts = new ArrayList<>(known);
        for (Attempt attempt : told) {
            Attempt cut = new Attempt(
                    attempt.transport(),
                    Millis.cut(attempt.startedAt()),
                    Millis.cut(attempt.endedAt()),
                    attempt.outcome(),
                    attempt.reason(),
                    attempt.detail(),
                    attempt.messageId());
            if (!known.contains(cut)) {
                attempts.add(cut);
            }
        }
        while (attempts.size() > MessageStore.MAX_ATTEMPTS) {
            attempts.remove(FIRST_ATTEMPTS);
        }
        return attempts;
    }
}
