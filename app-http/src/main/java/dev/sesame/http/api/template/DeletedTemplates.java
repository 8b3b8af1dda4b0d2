package dev.sesame.http.api.template;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was deleted.
 *
 * @param deleted how many templates
 */
@Schema(name = "DeletedTemplates")
record DeletedTemplates(int deleted) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("deleted", deleted);
    }
}
