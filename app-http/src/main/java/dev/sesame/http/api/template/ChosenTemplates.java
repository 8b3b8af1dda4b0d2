package dev.sesame.http.api.template;

import dev.sesame.core.port.in.TemplateView;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Templates that messages are made of.
 *
 * @param templates the templates
 */
@Schema(name = "ChosenTemplates")
record ChosenTemplates(List<ChosenTemplate> templates) implements JsonBody {

    static ChosenTemplates of(List<TemplateView> views) {
        return new ChosenTemplates(views.stream().map(ChosenTemplate::ofList).toList());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("templates", templates);
    }
}
