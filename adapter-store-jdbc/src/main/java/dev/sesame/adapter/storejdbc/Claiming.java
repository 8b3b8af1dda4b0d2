package dev.sesame.adapter.storejdbc;

import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes due messages out of the queue. */
final class Claiming {

    private static final String UNREADABLE = "its stored content could not be read";

    private record Due(MessageRow row, Optional<OutboundEmail> email) {

        static Due of(ResultSet row) throws SQLException {
            MessageRow message = MessageRow.of(row);
            return new Due(message, EmailJson.read(message.id(), row.getString("email")));
        }
    }

    /**
     * What came of a claim.
     *
     * @param ended those that were given up instead
     */
    record Claims(List<ClaimedMessage> messages, List<StoredMessage> ended) {}

    private final Dialect dialect;
    private final Contents contents;
    private final Lanes lanes;

    Claiming(Dialect dialect, Contents contents) {
        this.dialect = dialect;
        this.contents = contents;
        lanes = new Lanes(dialect);
    }

    Claims claim(Session session, Lease lease, int max, Instant now, Set<String> exceptConnectors) throws SQLException {
        List<ClaimedMessage> claimed = new ArrayList<>();
        List<@Nullable Object[]> changes = new ArrayList<>();
        List<StoredMessage> unreadable = new ArrayList<>();
        for (Due due : due(session, max, now, exceptConnectors)) {
            long token = due.row().token() + 1;
            String id = due.row().id();
            if (due.email().isEmpty()) {
                unreadable.add(due.row().after(MessageState.FAILED, now, null, UNREADABLE));
                continue;
            }
            changes.add(
                    new @Nullable Object[] {token, lease.worker(), lease.until().toEpochMilli(), now.toEpochMilli(), id
                    });
            claimed.add(new ClaimedMessage(
                    due.row().after(MessageState.SENDING, now, null, null),
                    due.email().get(),
                    due.row().priority(),
                    new Claim(id, token)));
        }
        session.updateEach("""
                UPDATE message SET state = 'sending', token = ?, worker = ?, lease_until = ?, next_attempt_at = NULL,
                    updated_at = ?, detail = NULL
                WHERE id = ?
                """, changes);
        giveUp(session, unreadable, now);
        return new Claims(claimed, unreadable);
    }

    private List<Due> due(Session session, int max, Instant now, Set<String> exceptConnectors) throws SQLException {
        if (exceptConnectors.isEmpty()) {
            return session.list(
                    // The sum keeps SQLite from going by deadlines, and sorting the whole queue each time.
                    MessageRow.WITH_CONTENT
                            + "WHERE m.state = 'queued' AND m.next_attempt_at <= ? AND m.expires_at + 0 > ?"
                            + " ORDER BY m.priority, m.next_attempt_at, m.id LIMIT ?"
                            + dialect.lockedIfFree(),
                    Due::of,
                    now.toEpochMilli(),
                    now.toEpochMilli(),
                    max);
        }
        List<String> ids = lanes.due(session, max, now, exceptConnectors);
        Map<String, Due> due = new HashMap<>();
        session.list(MessageRow.WITH_CONTENT + "WHERE m.id IN " + dialect.elements(), Due::of, Ids.json(ids))
                .forEach(one -> due.put(one.row().id(), one));
        return ids.stream().map(due::get).filter(Objects::nonNull).toList();
    }

    /** One that cannot be sent does not keep the others from it. */
    private void giveUp(Session session, List<StoredMessage> unreadable, Instant now) throws SQLException {
        List<String> ids = unreadable.stream().map(StoredMessage::id).toList();
        session.updateEach(
                "UPDATE message SET state = 'failed', next_attempt_at = NULL, updated_at = ?, detail = ? WHERE id = ?",
                ids.stream()
                        .map(id -> new @Nullable Object[] {now.toEpochMilli(), UNREADABLE, id})
                        .toList());
        contents.release(session, ids, MessageState.FAILED);
    }
}
