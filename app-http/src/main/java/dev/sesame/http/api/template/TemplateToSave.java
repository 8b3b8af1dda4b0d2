package dev.sesame.http.api.template;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template to save. One of Logto's is taken as it is: with {@code templateType}, and the others in {@code details}.
 *
 * @param usageType what it is for, such as {@code SignIn}
 * @param languageTag its language, as a BCP 47 tag such as {@code de-AT}
 * @param subject the subject
 * @param content the body, with placeholders such as {@code {{code}}}
 * @param contentType {@code text/html} or {@code text/plain}; HTML if left out
 * @param text the text part beside HTML; derived from it if left out
 * @param replyTo where answers go; the connector's setting if left out
 * @param sendFrom the sender; the connector's if left out
 */
@Schema(name = "TemplateToSave")
record TemplateToSave(
        @Schema(example = "SignIn") String usageType,
        @Schema(example = "de") String languageTag,
        @Schema(example = "Ihr Code") String subject,
        @Schema(example = "<p>Ihr Code: {{code}}</p>") String content,
        @Schema(example = "text/html") @Nullable String contentType,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String sendFrom) {}
