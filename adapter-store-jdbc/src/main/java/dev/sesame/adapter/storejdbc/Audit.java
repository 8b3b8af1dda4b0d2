package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import java.sql.SQLException;

/** Enters changes into the audit log, in the transaction that makes them. */
final class Audit {

    private Audit() {}

    static void enter(Session session, long version, Change change, Subject subject, String id, Action action)
            throws SQLException {
        session.update(
                """
                INSERT INTO audit (version, changed_at, changed_by, changed_from, subject, subject_id, action)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, version, change.at().toEpochMilli(), change.by(), change.from(), subject.id(), id, action.id());
    }
}
