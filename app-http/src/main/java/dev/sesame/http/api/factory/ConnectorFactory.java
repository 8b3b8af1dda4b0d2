package dev.sesame.http.api.factory;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of connector.
 *
 * @param id its id, which is also that of Logto's connector
 * @param target what it sends with
 * @param name its name by language
 * @param description what it does, by language
 * @param language the language of the form
 * @param formItems the fields of its form, in their order
 */
@Schema(name = "ConnectorFactory")
record ConnectorFactory(
        String id,
        String target,
        Map<String, String> name,
        Map<String, String> description,
        String language,
        List<FormItem> formItems)
        implements JsonBody {

    static final String ID = "aws-ses-mail";

    /** The one there is, with its form in this language. */
    static ConnectorFactory in(FactoryTexts texts, List<FactoryTexts> languages) {
        return new ConnectorFactory(
                ID,
                "aws-ses",
                byLanguage("name", languages),
                byLanguage("description", languages),
                texts.language().value(),
                Stream.of(FormField.values()).map(field -> field.item(texts)).toList());
    }

    private static Map<String, String> byLanguage(String key, List<FactoryTexts> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        languages.forEach(language -> texts.put(language.language().value(), language.get(key)));
        return texts;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("target", target);
        json.put("type", "Email");
        json.put("name", name);
        json.put("description", description);
        json.put("language", language);
        json.put("formItems", formItems);
        return json;
    }
}
