package dev.sesame.core.template;

import org.jspecify.annotations.Nullable;

/**
 * Which managed templates are meant.
 *
 * @param usageType only those of this type; null for any
 * @param language only those in exactly this language; null for any
 */
public record TemplateFilter(
        @Nullable UsageType usageType, @Nullable LanguageTag language) {

    /** All of them. */
    public static final TemplateFilter ALL = new TemplateFilter(null, null);

    /** Whether this template is meant. */
    public boolean matches(Template template) {
        return (usageType == null || usageType.equals(template.usageType()))
                && (language == null || language.equals(template.language()));
    }
}
