package dev.sesame.http.api.key;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All API keys.
 *
 * @param apiKeys the keys, by name
 */
@Schema(name = "ApiKeys")
record ShownKeys(List<ShownKey> apiKeys) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("apiKeys", apiKeys);
    }
}
