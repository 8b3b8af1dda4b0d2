package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Change;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The versions that one transaction gives: nobody else gives any until it ends, so that whoever sees one of them committed
 * sees all before it. For one transaction.
 */
final class Revision {

    private final Session session;
    private long last;

    private Revision(Session session, long last) {
        this.session = session;
        this.last = last;
    }

    /** The version of the last change. */
    static long read(Session session) throws SQLException {
        return read(session, "");
    }

    /** Waits for its turn. To be asked for before anything is read that a change depends on. */
    static Revision locked(Session session, Dialect dialect) throws SQLException {
        return new Revision(session, read(session, dialect.locked()));
    }

    private static long read(Session session, String locked) throws SQLException {
        return session.first(
                        "SELECT m.revision FROM configuration_revision m WHERE m.id = 1" + locked,
                        row -> row.getLong("revision"))
                .orElseThrow(() -> new SQLException("the row of configuration_revision is missing"));
    }

    /** The version of one more change. */
    long next() throws SQLException {
        last++;
        session.update("UPDATE configuration_revision SET revision = ? WHERE id = 1", last);
        return last;
    }

    /** The change of a row with {@code changed_at} and {@code changed_by}. */
    static Change change(ResultSet row) throws SQLException {
        return new Change(Millis.get(row, "changed_at"), row.getString("changed_by"));
    }

    /** The change as it is read again: where it came from, only the audit log knows. */
    static Change cut(Change change) {
        return new Change(Millis.cut(change.at()), change.by());
    }
}
