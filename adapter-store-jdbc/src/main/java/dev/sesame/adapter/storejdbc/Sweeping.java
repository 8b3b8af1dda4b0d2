package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends what can no longer go on, and deletes what nobody needs any more. */
final class Sweeping {

    private static final String STOPPED = "the process that was sending it stopped; it may have been sent";
    private static final String STOPPED_AND_QUEUED =
            "the process that was sending it stopped; it is sent again and may arrive twice";

    private final Dialect dialect;
    private final Contents contents;
    private final Keys keys = new Keys();

    Sweeping(Dialect dialect, Contents contents) {
        this.dialect = dialect;
        this.contents = contents;
    }

    List<StoredMessage> sweep(Session session, Instant now, Set<UsageType> resend) throws SQLException {
        List<StoredMessage> swept = new ArrayList<>(expire(session, now));
        List<@Nullable Object[]> changes = new ArrayList<>();
        for (MessageRow row : session.list(
                MessageRow.FROM_MESSAGE
                        + "WHERE m.state = 'sending' AND m.lease_until <= ? ORDER BY m.lease_until LIMIT ?"
                        + dialect.lockedIfFree(),
                MessageRow::of,
                now.toEpochMilli(),
                MessageStore.MAX_SWEPT)) {
            boolean again = resend.contains(row.message().usageType()) && !row.outdated() && !row.isExpired(now);
            MessageState state = again ? MessageState.QUEUED : MessageState.UNKNOWN;
            Instant nextAttemptAt = again ? now : null;
            String detail = again ? STOPPED_AND_QUEUED : STOPPED;
            // An unknown one stays with its claim, whose answer may come late; a queued one gets another.
            long token = again ? row.token() + 1 : row.token();
            changes.add(new @Nullable Object[] {
                state.id(), token, Millis.of(nextAttemptAt), detail, now.toEpochMilli(), row.id()
            });
            swept.add(row.after(state, now, nextAttemptAt, detail));
        }
        session.updateEach("""
                UPDATE message SET state = ?, token = ?, next_attempt_at = ?, detail = ?, updated_at = ?, lease_until = NULL
                WHERE id = ?
                """, changes);
        return swept;
    }

    private List<StoredMessage> expire(Session session, Instant now) throws SQLException {
        List<StoredMessage> expired = session.list(
                MessageRow.FROM_MESSAGE
                        + "WHERE m.state = 'queued' AND m.expires_at <= ? ORDER BY m.expires_at LIMIT ?"
                        + dialect.lockedIfFree(),
                row -> MessageRow.of(row).after(MessageState.EXPIRED, now, null, null),
                now.toEpochMilli(),
                MessageStore.MAX_SWEPT);
        List<String> ids = expired.stream().map(StoredMessage::id).toList();
        session.updateEach(
                "UPDATE message SET state = 'expired', next_attempt_at = NULL, updated_at = ?, detail = NULL WHERE id = ?",
                ids.stream()
                        .map(id -> new @Nullable Object[] {now.toEpochMilli(), id})
                        .toList());
        contents.release(session, ids, MessageState.EXPIRED);
        return expired;
    }

    int purge(Session session, Instant now, Instant historyBefore, int max) throws SQLException {
        keys.purge(session, now.toEpochMilli(), max);
        contents.purge(session, now.toEpochMilli(), max);
        List<@Nullable Object[]> old = session.list(
                """
                SELECT m.id FROM message m
                WHERE m.state NOT IN ('queued', 'sending') AND m.updated_at < ?
                    AND NOT EXISTS (SELECT 1 FROM idempotency_key k WHERE k.message_id = m.id)
                ORDER BY m.updated_at LIMIT ?
                """ + dialect.lockedIfFree(),
                row -> new @Nullable Object[] {row.getString("id")},
                historyBefore.toEpochMilli(),
                max);
        session.updateEach("DELETE FROM message WHERE id = ?", old);
        return old.size();
    }
}
