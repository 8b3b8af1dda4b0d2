package dev.sesame.http.api.message;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template that comes with its message.
 *
 * @param subject the subject, with placeholders
 * @param content the body, with placeholders
 * @param contentType {@code text/html}, the default, or {@code text/plain}
 * @param text the text part of an HTML message; derived from the HTML if left out
 * @param replyTo where answers go
 * @param sendFrom the sender, in place of the connector's
 */
@Schema(name = "Template")
record TemplateBody(
        @Schema(example = "Your code") String subject,

        @Schema(example = "<p>Your code is <b>{{code}}</b></p>")
        String content,

        @Nullable String contentType,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String sendFrom) {}
