package dev.sesame.http.api.audit;

import dev.sesame.core.change.AuditEntry;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made.
 *
 * @param at when it was made
 * @param by the name of the API key that it was made with; absent if there was none
 * @param from the IP address that the call came from; absent if it is not known
 * @param what what kind of thing was changed: {@code connector}, {@code template} or {@code api-key}
 * @param id which one: the id of the connector or the template, or the name of the key
 * @param action what was done: {@code created}, {@code replaced}, {@code deleted} or {@code restored}
 * @param version the version that the change made; the ETag of what it was made of
 */
@Schema(name = "AuditEntry")
record RecordedChange(
        Instant at, @Nullable String by, @Nullable String from, String what, String id, String action, long version)
        implements JsonBody {

    static RecordedChange of(AuditEntry entry) {
        return new RecordedChange(
                entry.change().at(),
                known(entry.change().by()),
                known(entry.change().from()),
                entry.subject().id(),
                entry.id(),
                entry.action().id(),
                entry.version());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", at);
        json.put("by", by);
        json.put("from", from);
        json.put("what", what);
        json.put("id", id);
        json.put("action", action);
        json.put("version", version);
        return json;
    }
}
