package dev.sesame.http.api.template;

import dev.sesame.core.port.in.TemplateView;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.SamplePayload;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template that a message is made of.
 *
 * @param usageType what the message is for
 * @param languageTag the language of its recipient; absent if it is not known
 * @param origin {@code managed}, {@code connector} for one of the connector's own, or {@code built_in}
 * @param template the template, in a list without its content and text; of another language, or {@code Generic}, for want
 *     of its own
 * @param variables the variables that it can use; absent in a list
 * @param sample made-up values of what messages of this type are sent with; absent in a list
 */
@Schema(name = "ChosenTemplate")
record ChosenTemplate(
        String usageType,
        @Nullable String languageTag,

        @Schema(example = "managed") String origin,

        @Schema(name = "template", implementation = TemplateToSave.class)
        Map<String, @Nullable Object> template,

        @Nullable List<String> variables,

        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, @Nullable Object> sample)
        implements JsonBody {

    /** As one of many. */
    static ChosenTemplate ofList(TemplateView view) {
        Map<String, @Nullable Object> template = view.template().document();
        template.keySet().removeAll(List.of("content", "text"));
        return of(view, template, null, null);
    }

    static ChosenTemplate of(TemplateView view) {
        return of(
                view,
                view.template().document(),
                view.usageType().variables().stream().sorted().toList(),
                SamplePayload.values(view.usageType()));
    }

    private static ChosenTemplate of(
            TemplateView view,
            Map<String, @Nullable Object> template,
            @Nullable List<String> variables,
            @Nullable Map<String, @Nullable Object> sample) {
        LanguageTag language = view.language();
        return new ChosenTemplate(
                view.usageType().name(),
                language == null ? null : language.value(),
                view.origin().id(),
                template,
                variables,
                sample);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("usageType", usageType);
        json.put("languageTag", languageTag);
        json.put("origin", origin);
        json.put("template", template);
        json.put("variables", variables);
        json.put("sample", sample);
        return json;
    }
}
