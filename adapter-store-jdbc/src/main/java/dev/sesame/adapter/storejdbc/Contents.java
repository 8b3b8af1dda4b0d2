package dev.sesame.adapter.storejdbc;

import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.queue.MessageState;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What to send: kept for as long as somebody may send it. */
final class Contents {

    private final boolean keptForever;

    /** With {@code keptForever}, contents go when their message is purged, and no earlier. */
    Contents(boolean keptForever) {
        this.keptForever = keptForever;
    }

    void keep(Session session, OutboundEmail email) throws SQLException {
        session.update(
                "INSERT INTO message_content (message_id, email) VALUES (?, ?)", email.id(), EmailJson.write(email));
    }

    boolean isKept(Session session, String id) throws SQLException {
        return session.first("SELECT 1 FROM message_content WHERE message_id = ?", row -> true, id)
                .isPresent();
    }

    /** Drops the contents of messages that are in this state from now on, if nobody sends one from there. */
    void release(Session session, Collection<String> ids, MessageState state) throws SQLException {
        if (!keptForever && state.isFinal() && state != MessageState.UNKNOWN) {
            session.updateEach(
                    "DELETE FROM message_content WHERE message_id = ?",
                    ids.stream().map(id -> new @Nullable Object[] {id}).toList());
        }
    }

    /** Drops contents that are there although nobody sends them any more: their unknown message expired. */
    void purge(Session session, long now, int max) throws SQLException {
        if (!keptForever) {
            // CROSS, or SQLite would begin with all the history (https://www.sqlite.org/optoverview.html#crossjoin).
            session.update("""
                    DELETE FROM message_content WHERE message_id IN (
                        SELECT c.message_id FROM message_content c CROSS JOIN message m
                        WHERE m.id = c.message_id AND m.state NOT IN ('queued', 'sending') AND (m.state <> 'unknown' OR m.expires_at <= ?)
                        LIMIT ?)
                    """, now, max);
        }
    }
}
