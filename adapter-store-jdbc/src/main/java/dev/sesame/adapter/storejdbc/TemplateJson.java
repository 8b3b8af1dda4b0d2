package dev.sesame.adapter.storejdbc;

import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A template as JSON: its {@link Template#document()}. What is read is not judged again: rules may change, texts stay. */
final class TemplateJson {

    private TemplateJson() {}

    static String write(Template template) {
        return DocumentJson.write(template.document());
    }

    /** Empty if this is not what {@link #write} wrote: somebody else did, or the store is damaged. */
    static Optional<Template> read(String json) {
        try {
            Map<String, @Nullable Object> document = DocumentJson.read(json);
            String language = textOrNull(document.get("languageTag"));
            return Optional.of(new Template(
                    new UsageType(text(document.get("usageType"))),
                    language == null ? null : new LanguageTag(language),
                    text(document.get("subject")),
                    text(document.get("content")),
                    ContentType.parse(text(document.get("contentType"))).orElseThrow(),
                    textOrNull(document.get("text")),
                    textOrNull(document.get("replyTo")),
                    textOrNull(document.get("sendFrom"))));
        } catch (IOException | RuntimeException unreadable) {
            // Not told, since it would quote the template.
            return Optional.empty();
        }
    }

    private static String text(@Nullable Object json) {
        String text = textOrNull(json);
        if (text == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        return text;
    }

    private static @Nullable String textOrNull(@Nullable Object json) {
        return (String) json;
    }
}
