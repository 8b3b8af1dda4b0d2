package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import dev.sesame.core.port.out.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The audit log in SQLite or PostgreSQL. */
public final class JdbcAuditLog implements AuditLog {

    private final Database database;

    JdbcAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int max) {
        return database.read(session -> list(session, filter, before, max));
    }

    static List<AuditEntry> list(Session session, AuditFilter filter, @Nullable Long before, int max)
            throws SQLException {
        Subject subject = filter.subject();
        Conditions conditions = new Conditions();
        conditions.add("a.subject_id = ?", filter.id());
        conditions.add("a.subject = ?", subject == null ? null : subject.id());
        conditions.add("a.version < ?", before);
        return session.list(
                "SELECT a.version, a.changed_at, a.changed_by, a.changed_from, a.subject, a.subject_id, a.action"
                        + " FROM audit a " + conditions.where() + " ORDER BY a.version DESC LIMIT ?",
                JdbcAuditLog::entry,
                conditions.valuesAnd(max));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("version"),
                new Change(Millis.get(row, "changed_at"), row.getString("changed_by"), row.getString("changed_from")),
                Subject.parse(row.getString("subject")).orElseThrow(() -> new SQLException("an unknown subject")),
                row.getString("subject_id"),
                Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)));
    }

    @Override
    public int purge(Instant before, int max) {
        return database.write(session -> purge(session, before, max));
    }

    static int purge(Session session, Instant before, int max) throws SQLException {
        return session.update(
                "DELETE FROM audit WHERE version IN"
                        + " (SELECT m.version FROM audit m WHERE m.changed_at < ? ORDER BY m.changed_at LIMIT ?)",
                before.toEpochMilli(),
                max);
    }
}
