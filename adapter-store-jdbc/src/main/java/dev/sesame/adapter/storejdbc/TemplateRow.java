package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template with the newest of its versions.
 *
 * @param place what {@link #place(Template)} says of it
 * @param template what it is; null if it was deleted, or cannot be read
 */
record TemplateRow(
        String id,
        String place,
        long version,
        boolean deleted,
        @Nullable Template template,
        Change change) {

    /** A query for rows; goes on with conditions on {@code template t}. */
    static final String FROM_TEMPLATE = """
            SELECT t.id, t.place, t.version, t.deleted, v.document, v.changed_at, v.changed_by
            FROM template t JOIN template_version v ON v.template_id = t.id AND v.version = t.version
            """;

    static TemplateRow of(ResultSet row) throws SQLException {
        return new TemplateRow(
                row.getString("id"),
                row.getString("place"),
                row.getLong("version"),
                row.getInt("deleted") != 0,
                template(row),
                Revision.change(row));
    }

    /** What the {@code document} of a row says; null if there is none, or it cannot be read. */
    static @Nullable Template template(ResultSet row) throws SQLException {
        String document = row.getString("document");
        return document == null ? null : TemplateJson.read(document).orElse(null);
    }

    /** Usage type and language in one text, whatever their characters. */
    static String place(Template template) {
        LanguageTag language = template.language();
        if (language == null) {
            throw new IllegalArgumentException("a managed template has a language");
        }
        return Json.write(List.of(template.usageType().name(), language.value()));
    }

    /** @throws ConflictException if the precondition does not hold */
    void check(Precondition precondition) {
        if (!precondition.allows(deleted ? null : version)) {
            throw ConflictException.preconditionFailed("The template");
        }
    }

    /** The template as it is now; null if there is none. */
    @Nullable
    ManagedTemplate managed() {
        return deleted || template == null ? null : new ManagedTemplate(id, template, version, change);
    }
}
