package dev.sesame.http.api.audit;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param entries the changes, newest first
 * @param next what to ask for as {@code after} to get the next page; absent on the last one
 */
@Schema(name = "AuditEntries")
record RecordedChanges(
        List<RecordedChange> entries, @Nullable String next) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("entries", entries);
        json.put("next", next);
        return json;
    }
}
