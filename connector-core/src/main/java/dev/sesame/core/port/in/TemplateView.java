package dev.sesame.core.port.in;

import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateOrigin;
import dev.sesame.core.template.UsageType;
import org.jspecify.annotations.Nullable;

/**
 * The template that messages of a usage type are made of, in a language.
 *
 * @param usageType the usage type
 * @param language the language; null if none is known of the recipient
 * @param origin where the template comes from
 * @param template the template, which may be of another language, or of {@code Generic}, for want of its own
 */
public record TemplateView(
        UsageType usageType, @Nullable LanguageTag language, TemplateOrigin origin, Template template) {}
