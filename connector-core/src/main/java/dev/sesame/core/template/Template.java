package dev.sesame.core.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message of one usage type says, in one language, with placeholders. The source as it was written, immutable;
 * {@link TemplateRenderer} makes a message of it.
 *
 * @param usageType what it is for
 * @param language its language; null for any
 * @param subject the subject
 * @param content the body
 * @param contentType what the body is written in
 * @param text the text part that goes with an HTML body; null to derive it
 * @param replyTo where answers go; null for the connector's setting
 * @param sendFrom the sender; null for the connector's
 */
public record Template(
        UsageType usageType,
        @Nullable LanguageTag language,
        String subject,
        String content,
        ContentType contentType,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String sendFrom) {

    /** The template as {@link TemplateReader} reads it: a JSON object without what is absent. */
    public Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("usageType", usageType.name());
        document.put("languageTag", language == null ? null : language.value());
        document.put("subject", subject);
        document.put("content", content);
        document.put("contentType", contentType.mediaType());
        document.put("text", text);
        document.put("replyTo", replyTo);
        document.put("sendFrom", sendFrom);
        document.values().removeIf(Objects::isNull);
        return document;
    }

    @Override
    public String toString() {
        return "Template[" + usageType + (language == null ? "" : ", " + language) + "]";
    }
}
