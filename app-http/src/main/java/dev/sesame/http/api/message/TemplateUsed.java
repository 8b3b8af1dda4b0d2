package dev.sesame.http.api.message;

import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsedTemplate;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template a message was made of.
 *
 * @param usageType its usage type; {@code Generic} if there was none for the one asked for
 * @param languageTag its language; absent if it has none
 */
@Schema(name = "TemplateUsed")
public record TemplateUsed(String usageType, @Nullable String languageTag) implements JsonBody {

    static TemplateUsed of(UsedTemplate template) {
        LanguageTag language = template.language();
        return new TemplateUsed(template.usageType().name(), language == null ? null : language.value());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("usageType", usageType);
        json.put("languageTag", languageTag);
        return json;
    }
}
