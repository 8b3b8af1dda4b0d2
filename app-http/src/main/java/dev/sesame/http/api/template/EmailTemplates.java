package dev.sesame.http.api.template;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Managed templates.
 *
 * @param templates the templates
 */
@Schema(name = "EmailTemplates")
record EmailTemplates(List<EmailTemplate> templates) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("templates", templates);
    }
}
