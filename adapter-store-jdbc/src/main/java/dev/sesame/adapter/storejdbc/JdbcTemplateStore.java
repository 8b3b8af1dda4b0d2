package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps templates in SQLite or PostgreSQL. What was damaged there is left out. */
public final class JdbcTemplateStore implements TemplateStore {

    private final Database database;

    JdbcTemplateStore(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        return database.read(Revision::read);
    }

    @Override
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        database.read(session -> session.list(
                        "SELECT id, version FROM template WHERE deleted = 0",
                        row -> Map.entry(row.getString("id"), row.getLong("version"))))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    @Override
    public List<ManagedTemplate> find(Set<String> ids) {
        List<ManagedTemplate> found = new ArrayList<>();
        for (TemplateRow row : database.read(session -> rows(session, ids))) {
            ManagedTemplate managed = row.managed();
            if (managed != null) {
                found.add(managed);
            }
        }
        return found;
    }

    @Override
    public List<ManagedTemplate> save(List<Template> templates, Change change) {
        Map<String, Template> places = new LinkedHashMap<>();
        for (Template template : templates) {
            if (places.put(TemplateRow.place(template), template) != null) {
                throw new IllegalArgumentException("no two templates have the same usage type and language");
            }
        }
        if (places.isEmpty()) {
            return List.of();
        }
        return database.write(session -> {
            TemplateWriting writing = new TemplateWriting(session, database.dialect(), change);
            List<ManagedTemplate> saved = new ArrayList<>();
            for (Map.Entry<String, Template> place : places.entrySet()) {
                TemplateRow row = session.first(
                                TemplateRow.FROM_TEMPLATE + "WHERE t.place = ?", TemplateRow::of, place.getKey())
                        .orElse(null);
                saved.add(writing.put(
                        row, place.getValue(), row == null || row.deleted() ? Action.CREATED : Action.REPLACED));
            }
            return saved;
        });
    }

    @Override
    public ManagedTemplate replace(String id, Template template, Precondition precondition, Action as, Change change) {
        String place = TemplateRow.place(template);
        return database.write(session -> {
            TemplateWriting writing = new TemplateWriting(session, database.dialect(), change);
            TemplateRow row = rows(session, Set.of(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> ConflictException.preconditionFailed("The template"));
            if (!row.place().equals(place)) {
                throw new IllegalArgumentException("a template is replaced by one of its usage type and language");
            }
            row.check(precondition);
            return writing.put(row, template, as);
        });
    }

    @Override
    public int delete(Set<String> ids, Precondition precondition, Change change) {
        Set<String> copy = Set.copyOf(ids);
        return database.write(session -> {
            TemplateWriting writing = new TemplateWriting(session, database.dialect(), change);
            List<TemplateRow> there =
                    rows(session, copy).stream().filter(row -> !row.deleted()).toList();
            there.forEach(row -> row.check(precondition));
            for (TemplateRow row : there) {
                writing.delete(row);
            }
            return there.size();
        });
    }

    @Override
    public List<TemplateVersion> history(String id) {
        return database
                .read(session -> session.list(
                        "SELECT version, document, changed_at, changed_by FROM template_version WHERE template_id = ?"
                                + " ORDER BY version DESC",
                        JdbcTemplateStore::version,
                        id))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<TemplateRow> rows(Session session, Set<String> ids) throws SQLException {
        return session.list(
                TemplateRow.FROM_TEMPLATE + "WHERE t.id IN "
                        + database.dialect().elements(),
                TemplateRow::of,
                Ids.json(ids));
    }

    /** Empty if it cannot be read. */
    private static Optional<TemplateVersion> version(ResultSet row) throws SQLException {
        Template template = TemplateRow.template(row);
        boolean damaged = template == null && row.getString("document") != null;
        return damaged
                ? Optional.empty()
                : Optional.of(new TemplateVersion(row.getLong("version"), template, Revision.change(row)));
    }
}
