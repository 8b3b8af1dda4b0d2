package dev.sesame.core.template;

import org.jspecify.annotations.Nullable;

/**
 * Which template a message was made of.
 *
 * @param usageType its usage type; {@code Generic} if there was none for the one asked for
 * @param language its language; null if it has none
 */
public record UsedTemplate(UsageType usageType, @Nullable LanguageTag language) {

    /** What remains of this template once the message is made. */
    public static UsedTemplate of(Template template) {
        return new UsedTemplate(template.usageType(), template.language());
    }
}
