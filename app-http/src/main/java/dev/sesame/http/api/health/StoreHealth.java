package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages, connectors and templates are kept.
 *
 * @param kind {@code sqlite} or {@code postgresql}
 * @param status {@code UP}, or {@code DOWN} while it does not answer, or messages cannot be kept
 * @param probeMillis how long it took to count the queue, milliseconds; absent if that had no answer
 */
@Schema(name = "StoreHealth")
public record StoreHealth(
        String kind, String status, @Nullable Double probeMillis) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("status", status);
        json.put("probeMillis", probeMillis);
        return json;
    }
}
