package dev.sesame.http.api.template;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a template.
 *
 * @param versions the versions, newest first
 */
@Schema(name = "TemplateVersions")
record TemplateVersions(List<PastTemplate> versions) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("versions", versions);
    }
}
