package dev.sesame.http.api.factory;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form that a connector is configured with, as Logto describes its own.
 *
 * @param key the key in the configuration
 * @param type {@code Text} or {@code Json}
 * @param required whether it must be filled in
 * @param isConfidential whether it is a secret: it is never shown again
 * @param label its name
 * @param placeholder an example
 * @param description what it is for
 */
@Schema(name = "FormItem")
record FormItem(
        String key,
        String type,
        boolean required,
        boolean isConfidential,
        String label,
        String placeholder,
        String description)
        implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", key);
        json.put("type", type);
        json.put("required", required);
        json.put("isConfidential", isConfidential);
        json.put("label", label);
        json.put("placeholder", placeholder);
        json.put("description", description);
        return json;
    }
}
