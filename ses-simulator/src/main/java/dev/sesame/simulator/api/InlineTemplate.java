package dev.sesame.simulator.api;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.message.ReceivedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Template content that comes with the request. Placeholders are {@code {{name}}}; values go in as they are, as SES
 * does not escape HTML. Conditions and loops are refused, as SES refuses them in inline templates
 * (aws/aws-sdk-js-v3#6657). Stored templates do not exist here.
 */
record InlineTemplate(
        String subject, @Nullable String html, @Nullable String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\{?\\s*([^{}]*?)\\s*}?}}");

    /** Reads {@code Content.Template} or {@code DefaultContent.Template}. */
    static InlineTemplate of(JsonObject template) {
        JsonObject content = template.object("TemplateContent").orElseThrow(() -> noSuchTemplate(template));
        InlineTemplate inline =
                new InlineTemplate(content.requiredText("Subject"), content.text("Html"), content.text("Text"));
        if (inline.html == null && inline.text == null) {
            throw new RefusedException(SesError.badRequest("1 validation error detected: Value at '"
                    + template.pathOf("TemplateContent")
                    + "' failed to satisfy constraint: Member must have Html or Text"));
        }
        if (Stream.of(inline.subject, inline.html, inline.text).anyMatch(InlineTemplate::hasOperations)) {
            throw new RefusedException(SesError.badRequest("Template contains unsupported operations."));
        }
        return inline;
    }

    /** The template with that data, or empty if a variable is missing. */
    Optional<InlineTemplate> render(TemplateData data) {
        try {
            return Optional.of(new InlineTemplate(
                    ReceivedText.decoded(fill(subject, data)),
                    html == null ? null : fill(html, data),
                    text == null ? null : fill(text, data)));
        } catch (MissingVariable e) {
            return Optional.empty();
        }
    }

    private static String fill(String template, TemplateData data) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(placeholder -> Matcher.quoteReplacement(
                        data.value(placeholder.group(1)).orElseThrow(MissingVariable::new)));
    }

    private static boolean hasOperations(@Nullable String template) {
        return template != null
                && PLACEHOLDER.matcher(template).results().anyMatch(tag -> tag.group(1)
                        .startsWith("#"));
    }

    private static RefusedException noSuchTemplate(JsonObject template) {
        String name = template.text("TemplateName");
        String arn = template.text("TemplateArn");
        if (name == null && arn == null) {
            return new RefusedException(SesError.badRequest("1 validation error detected: Value at '"
                    + template.pathOf("TemplateName") + "' failed to satisfy constraint: Member must not be null"));
        }
        return new RefusedException(SesError.notFound("Template " + (name == null ? arn : name) + " does not exist."));
    }

    /** A variable has no value, which SES finds out after it has accepted the message. */
    private static final class MissingVariable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
