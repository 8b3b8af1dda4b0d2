package dev.sesame.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which template a message is made of. */
public final class TemplateResolution {

    private TemplateResolution() {}

    /**
     * The first template of: the type in the wanted language, in its parents by RFC 4647 lookup, in the default language,
     * in none; then the same for {@code Generic}. Within each step the places are asked in their order.
     *
     * @param wanted the recipient's language; null if it is not known
     * @param fallback the default language; null for none
     */
    public static Optional<Template> resolve(
            UsageType usageType,
            @Nullable LanguageTag wanted,
            @Nullable LanguageTag fallback,
            List<? extends TemplateLookup> places) {
        List<@Nullable LanguageTag> languages = languages(wanted, fallback);
        Optional<Template> found = resolve(usageType, languages, places);
        return found.isPresent() || usageType.equals(UsageType.GENERIC)
                ? found
                : resolve(UsageType.GENERIC, languages, places);
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

    private static List<@Nullable LanguageTag> languages(@Nullable LanguageTag wanted, @Nullable LanguageTag fallback) {
        List<@Nullable LanguageTag> languages = new ArrayList<>();
        for (LanguageTag tag = wanted; tag != null; tag = tag.parent()) {
            languages.add(tag);
        }
        languages.add(fallback);
        if (fallback != null) {
            languages.add(null);
        }
        return languages;
    }
}
