package dev.sesame.http.api.template;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a template (RFC 7396): what is left out stays, what is null goes.
 *
 * @param subject the subject
 * @param content the body
 * @param contentType {@code text/html} or {@code text/plain}
 * @param text the text part beside HTML; null to derive it
 * @param replyTo where answers go; null for the connector's setting
 * @param sendFrom the sender; null for the connector's
 */
@Schema(name = "TemplatePatch")
record TemplatePatch(
        @Nullable String subject,
        @Nullable String content,
        @Nullable String contentType,
        @Nullable String text,
        @Nullable String replyTo,
        @Nullable String sendFrom) {}
