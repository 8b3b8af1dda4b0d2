package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is.
 *
 * @param status {@code UP}
 * @param ses {@code simulator} or {@code aws}: where messages go; only in the full answer
 * @param transport the transport they leave by; only in the full answer
 * @param connectors the ids of the connectors; only in the full answer
 */
public record Health(
        String status,
        @Nullable String ses,
        @Nullable String transport,
        @Nullable List<String> connectors) implements JsonBody {

    static final Health UP = new Health("UP", null, null, null);

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("ses", ses);
        json.put("transport", transport);
        json.put("connectors", connectors);
        return json;
    }
}
