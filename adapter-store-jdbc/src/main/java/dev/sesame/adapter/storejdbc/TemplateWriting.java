package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds versions to templates. For one transaction. */
final class TemplateWriting {

    private final Session session;
    private final Revision revision;
    private final Change change;

    TemplateWriting(Session session, Dialect dialect, Change change) throws SQLException {
        this.session = session;
        this.revision = Revision.locked(session, dialect);
        this.change = change;
    }

    /** Makes it this template from now on, unless it is already. The audit log calls it by this action. */
    ManagedTemplate put(@Nullable TemplateRow row, Template template, Action as) throws SQLException {
        ManagedTemplate current = row == null ? null : row.managed();
        if (current != null && current.template().equals(template)) {
            return current;
        }
        long version = revision.next();
        String id = row == null ? UUID.randomUUID().toString() : row.id();
        if (row == null) {
            session.update(
                    "INSERT INTO template (id, place, version, deleted) VALUES (?, ?, ?, 0)",
                    id,
                    TemplateRow.place(template),
                    version);
        } else {
            session.update("UPDATE template SET version = ?, deleted = 0 WHERE id = ?", version, id);
        }
        keep(id, version, TemplateJson.write(template), as);
        return new ManagedTemplate(id, template, version, Revision.cut(change));
    }

    void delete(TemplateRow row) throws SQLException {
        long version = revision.next();
        session.update("UPDATE template SET version = ?, deleted = 1 WHERE id = ?", version, row.id());
        keep(row.id(), version, null, Action.DELETED);
    }

    private void keep(String id, long version, @Nullable String document, Action as) throws SQLException {
        session.update("""
                INSERT INTO template_version (template_id, version, document, changed_at, changed_by)
                VALUES (?, ?, ?, ?, ?)
                """, id, version, document, change.at().toEpochMilli(), change.by());
        session.update("""
                DELETE FROM template_version WHERE template_id = ? AND version <= (
                    SELECT version FROM template_version WHERE template_id = ?
                    ORDER BY version DESC LIMIT 1 OFFSET ?)
                """, id, id, TemplateStore.MAX_VERSIONS);
        Audit.enter(session, version, change, Subject.TEMPLATE, id, as);
    }
}
