package dev.sesame.adapter.storejdbc;

import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks messages up. */
final class Reading {

    private Reading() {}

    static Optional<StoredMessage> find(Session session, String id) throws SQLException {
        return session.first(MessageRow.FROM_MESSAGE + "WHERE m.id = ?", MessageRow::of, id)
                .map(MessageRow::message);
    }

    static Map<Integer, StoredMessage> find(Session session, IdempotencyKey key, Instant now) throws SQLException {
        Map<Integer, StoredMessage> found = new TreeMap<>();
        for (Map.Entry<Integer, String> place :
                new Keys().standing(session, key, now).entrySet()) {
            find(session, place.getValue()).ifPresent(message -> found.put(place.getKey(), message));
        }
        return found;
    }

    static Optional<StoredMessage> find(Session session, IdempotencyKey key, int place, Instant now)
            throws SQLException {
        String id = new Keys().standing(session, key, List.of(place), now).get(place);
        return id == null ? Optional.empty() : find(session, id);
    }

    static List<StoredMessage> list(Session session, MessageFilter filter, @Nullable String afterId, int max)
            throws SQLException {
        Instant from = filter.acceptedFrom();
        Instant to = filter.acceptedTo();
        if (filter.recipient() != null || (from == null && to == null)) {
            return page(session, conditions(filter, afterId, filter.recipient() != null), max);
        }
        // In a time, by the ids that tell it; the few others, by themselves.
        String until = to == null ? null : IdTime.until(to);
        // One of the two, since SQLite goes by one: the other would have it read what came between them.
        String before = afterId == null || (until != null && until.compareTo(afterId) < 0) ? until : afterId;
        Conditions timed = conditions(filter, before, false);
        timed.add("m.stray = 0");
        timed.add("m.id >= ?", from == null ? null : IdTime.from(from));
        Conditions strays = conditions(filter, afterId, true);
        strays.add("m.stray = 1");
        return Stream.concat(page(session, timed, max).stream(), page(session, strays, max).stream())
                .sorted(Comparator.comparing(StoredMessage::id).reversed())
                .limit(max)
                .toList();
    }

    /** @param few whether another condition leaves few: by state or usage type alone, SQLite would read most of the table */
    private static Conditions conditions(MessageFilter filter, @Nullable String afterId, boolean few) {
        MessageState state = filter.state();
        String recipient = filter.recipient();
        UsageType usageType = filter.usageType();
        String equals = few ? " || '' = ?" : " = ?";
        Conditions conditions = new Conditions();
        conditions.add("m.id < ?", afterId);
        conditions.add("m.state" + equals, state == null ? null : state.id());
        conditions.add("m.recipient_key = ?", recipient == null ? null : recipient.toLowerCase(Locale.ROOT));
        conditions.add("m.usage_type" + equals, usageType == null ? null : usageType.name());
        conditions.add("m.accepted_at >= ?", Millis.of(filter.acceptedFrom()));
        conditions.add("m.accepted_at < ?", Millis.of(filter.acceptedTo()));
        return conditions;
    }

    private static List<StoredMessage> page(Session session, Conditions conditions, int max) throws SQLException {
        return session
                .list(
                        MessageRow.FROM_MESSAGE + conditions.where() + " ORDER BY m.id DESC LIMIT ?",
                        MessageRow::of,
                        conditions.valuesAnd(max))
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    static QueueStats stats(Session session, Instant now) throws SQLException {
        return session.first(
                        """
                        SELECT
                            (SELECT COUNT(*) FROM message WHERE state = 'queued') AS queued,
                            (SELECT COUNT(*) FROM message
                                WHERE state = 'queued' AND next_attempt_at <= ? AND expires_at > ?) AS due,
                            (SELECT COUNT(*) FROM message WHERE state = 'sending') AS sending,
                            (SELECT COUNT(*) FROM message WHERE state = 'unknown') AS unknown_ones,
                            (SELECT MIN(accepted_at) FROM message WHERE state = 'queued') AS oldest
                        """,
                        row -> new QueueStats(
                                row.getLong("queued"),
                                row.getLong("due"),
                                row.getLong("sending"),
                                row.getLong("unknown_ones"),
                                Millis.getNullable(row, "oldest")),
                        now.toEpochMilli(),
                        now.toEpochMilli())
                .orElseThrow();
    }

    /** Conditions that must all hold, with their values. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        /** Null is no condition. */
        void add(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value);
            }
        }

        void add(String condition) {
            conditions.add(condition);
        }

        String where() {
            return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        }

        @Nullable
        Object[] valuesAnd(int last) {
            values.add(last);
            return values.toArray();
        }
    }
}
