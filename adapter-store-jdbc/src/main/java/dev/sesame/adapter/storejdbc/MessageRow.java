package dev.sesame.adapter.storejdbc;

import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code message}.
 *
 * @param message what others may know of it
 * @param priority that it was kept with
 * @param token of the claim that was made last
 * @param outdated whether a newer code has taken its place
 */
record MessageRow(StoredMessage message, int priority, long token, boolean outdated) {

    /** What a row is made of: for queries, and for changes that return what they changed. */
    static final String COLUMNS = """
            id, connector, recipient, usage_type, template_usage_type, template_language, state, accepted_at, expires_at,
                updated_at, next_attempt_at, attempts, detail, priority, token, outdated
            """;

    /** A query for rows; goes on with conditions on {@code message m}. */
    static final String FROM_MESSAGE = "SELECT " + COLUMNS + "FROM message m ";

    /** A query for rows with their {@code email}; messages without content are left out. */
    static final String WITH_CONTENT =
            "SELECT " + COLUMNS + ", c.email FROM message m JOIN message_content c ON c.message_id = m.id ";

    static MessageRow of(ResultSet row) throws SQLException {
        try {
            String language = row.getString("template_language");
            return new MessageRow(
                    new StoredMessage(
                            row.getString("id"),
                            row.getString("connector"),
                            row.getString("recipient"),
                            new UsageType(row.getString("usage_type")),
                            new UsedTemplate(
                                    new UsageType(row.getString("template_usage_type")),
                                    language == null ? null : new LanguageTag(language)),
                            MessageState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                            Millis.get(row, "accepted_at"),
                            Millis.get(row, "expires_at"),
                            Millis.get(row, "updated_at"),
                            Millis.getNullable(row, "next_attempt_at"),
                            AttemptsJson.read(row.getString("attempts")),
                            row.getString("detail")),
                    row.getInt("priority"),
                    row.getLong("token"),
                    row.getInt("outdated") != 0);
        } catch (IOException | RuntimeException e) {
            // Without the cause, which may quote the row.
            throw new SQLDataException("a row of the table message is not as it was written");
        }
    }

    String id() {
        return message.id();
    }

    MessageState state() {
        return message.state();
    }

    boolean isExpired(Instant now) {
        return !message.expiresAt().isAfter(now);
    }

    /** The message after a change of its state. */
    StoredMessage after(
            MessageState state, Instant updatedAt, @Nullable Instant nextAttemptAt, @Nullable String detail) {
        return new StoredMessage(
                message.id(),
                message.connector(),
                message.recipient(),
                message.usageType(),
                message.template(),
                state,
                message.acceptedAt(),
                message.expiresAt(),
                Millis.cut(updatedAt),
                nextAttemptAt == null ? null : Millis.cut(nextAttemptAt),
                message.attempts(),
                detail);
    }
}
