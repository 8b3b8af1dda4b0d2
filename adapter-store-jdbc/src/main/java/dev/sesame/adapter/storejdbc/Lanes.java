package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The queue as lanes, one for each connector and priority. Who leaves a connector out does not read its messages, however
 * many of them are due.
 */
final class Lanes {

    /** SQLite takes 500 queries in one (https://www.sqlite.org/limits.html). */
    private static final int LANES_AT_ONCE = 100;

    private static final Comparator<Candidate> IN_TURN = Comparator.comparingInt(Candidate::priority)
            .thenComparingLong(Candidate::dueAt)
            .thenComparing(Candidate::id);

    private record Lane(String connector, int priority) {}

    private record Candidate(String id, int priority, long dueAt) {}

    private final Dialect dialect;

    Lanes(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The ids of the messages to claim, in their order; on PostgreSQL nobody else can claim them until this transaction ends. */
    List<String> due(Session session, int max, Instant now, Set<String> exceptConnectors) throws SQLException {
        List<Lane> lanes = lanes(session, exceptConnectors);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i += LANES_AT_ONCE) {
            candidates.addAll(heads(session, lanes.subList(i, Math.min(i + LANES_AT_ONCE, lanes.size())), max, now));
        }
        return candidates.stream().sorted(IN_TURN).limit(max).map(Candidate::id).toList();
    }

    /** Looks for the next connector, and then for its next priority: reads one row of each lane. */
    private static List<Lane> lanes(Session session, Set<String> exceptConnectors) throws SQLException {
        String sql = """
                WITH RECURSIVE
                one (connector) AS (
                    SELECT (SELECT m.connector FROM message m WHERE m.state = 'queued' ORDER BY m.connector LIMIT 1)
                    UNION ALL
                    SELECT (SELECT m.connector FROM message m WHERE m.state = 'queued' AND m.connector > one.connector
                            ORDER BY m.connector LIMIT 1)
                    FROM one WHERE one.connector IS NOT NULL),
                lane (connector, priority) AS (
                    SELECT one.connector,
                        (SELECT m.priority FROM message m WHERE m.state = 'queued' AND m.connector = one.connector
                            ORDER BY m.priority LIMIT 1)
                    FROM one WHERE one.connector IS NOT NULL AND one.connector NOT IN (%s)
                    UNION ALL
                    SELECT lane.connector,
                        (SELECT m.priority FROM message m
                            WHERE m.state = 'queued' AND m.connector = lane.connector AND m.priority > lane.priority
                            ORDER BY m.priority LIMIT 1)
                    FROM lane WHERE lane.priority IS NOT NULL)
                SELECT connector, priority FROM lane WHERE priority IS NOT NULL
                """.formatted(Session.placeholders(exceptConnectors.size()));
        return session.list(
                sql, row -> new Lane(row.getString("connector"), row.getInt("priority")), exceptConnectors.toArray());
    }

    /** The first of each lane, as many as there could be of one. */
    private List<Candidate> heads(Session session, List<Lane> lanes, int max, Instant now) throws SQLException {
        // The sum keeps SQLite from going by deadlines.
        String head = "SELECT * FROM (SELECT m.id, m.priority, m.next_attempt_at FROM message m"
                + " WHERE m.state = 'queued' AND m.connector = ? AND m.priority = ? AND m.next_attempt_at <= ?"
                + " AND m.expires_at + 0 > ? AND EXISTS (SELECT 1 FROM message_content c WHERE c.message_id = m.id)"
                + " ORDER BY m.next_attempt_at, m.id LIMIT ?" + dialect.lockedIfFree() + ") AS head";
        List<@Nullable Object> values = new ArrayList<>();
        for (Lane lane : lanes) {
            Collections.addAll(values, lane.connector(), lane.priority(), now.toEpochMilli(), now.toEpochMilli(), max);
        }
        return session.list(
                String.join(" UNION ALL ", Collections.nCopies(lanes.size(), head)),
                row -> new Candidate(row.getString("id"), row.getInt("priority"), row.getLong("next_attempt_at")),
                values.toArray());
    }
}
