package dev.sesame.http.api.template;

import dev.sesame.core.template.TemplateVersion;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template.
 *
 * @param version its number
 * @param changedAt when the template became so
 * @param changedBy the name of the API key that did it; absent if there was none
 * @param deleted whether the change was that the template was deleted
 * @param template the template as it was, in a list without its content and text; absent if it was deleted
 */
@Schema(name = "TemplateVersion")
record PastTemplate(
        long version,
        Instant changedAt,
        @Nullable String changedBy,
        boolean deleted,

        @Schema(implementation = TemplateToSave.class) @Nullable
        Map<String, @Nullable Object> template)
        implements JsonBody {

    /** As one of many. */
    static PastTemplate ofList(TemplateVersion past) {
        PastTemplate whole = of(past);
        if (whole.template() != null) {
            whole.template().keySet().removeAll(List.of("content", "text"));
        }
        return whole;
    }

    static PastTemplate of(TemplateVersion past) {
        return new PastTemplate(
                past.version(),
                past.change().at(),
                past.change().by().isEmpty() ? null : past.change().by(),
                past.template() == null,
                past.template() == null ? null : past.template().document());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("changedAt", changedAt);
        json.put("changedBy", changedBy);
        json.put("deleted", deleted);
        json.put("template", template);
        return json;
    }
}
