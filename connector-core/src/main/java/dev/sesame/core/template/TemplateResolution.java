package dev.sesame.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which template a message is made of. */
public final class TemplateResolution {

    private TemplateResolution() {}

    /**
     * The first template of: the type in each wanted language or its parents by RFC 4647 lookup, in the default language, in
     * none; then the same for {@code Generic}. Chinese of the other script comes last of all. Within each step the places
     * are asked in their order.
     *
     * @param wanted the languages of the recipient, best first; empty if none is known
     * @param fallback the default language; null for none
     */
    public static Optional<Template> resolve(
            UsageType usageType,
            List<LanguageTag> wanted,
            @Nullable LanguageTag fallback,
            List<? extends TemplateLookup> places) {
        List<@Nullable LanguageTag> languages = languages(wanted, fallback);
        List<@Nullable LanguageTag> others = new ArrayList<>();
        wanted.forEach(tag -> others.addAll(LanguageRange.lastResort(tag)));
        return resolve(usageType, languages, places)
                .or(() -> resolve(UsageType.GENERIC, languages, places))
                .or(() -> resolve(usageType, others, places))
                .or(() -> resolve(UsageType.GENERIC, others, places));
    }

    private static Optional<Template> resolve(
            UsageType usageType, List<@Nullable LanguageTag> languages, List<? extends TemplateLookup> places) {
        for (LanguageTag language : languages) {
            for (TemplateLookup place : places) {
                Optional<Template> template = place.find(usageType, language);
                if (template.isPresent()) {
                    return template;
                }
            }
        }
        return Optional.empty();
    }

    private static List<@Nullable LanguageTag> languages(List<LanguageTag> wanted, @Nullable LanguageTag fallback) {
        List<@Nullable LanguageTag> languages = new ArrayList<>();
        wanted.forEach(tag -> languages.addAll(LanguageRange.of(tag)));
        languages.add(fallback);
        if (fallback != null) {
            languages.add(null);
        }
        return languages;
    }
}
