package dev.sesame.core.template;

import java.util.List;

/**
 * The templates that come with Sesame: all nine known usage types in English, German, French, Japanese and simplified
 * Chinese. What they look like is in one layout and a few fragments, what they say in a file of words for each language.
 */
public final class BuiltInTemplates {

    private static final List<LanguageTag> LANGUAGES = List.of(
            new LanguageTag("en"),
            new LanguageTag("de"),
            new LanguageTag("fr"),
            new LanguageTag("ja"),
            new LanguageTag("zh-CN"));

    private BuiltInTemplates() {}

    /** All of them, read once they are needed: those of every connector that has none of its own. */
    public static TemplateCatalog catalog() {
        return Loaded.CATALOG;
    }

    private static final class Loaded {

        static final TemplateCatalog CATALOG = load();

        private Loaded() {}
    }

    /** All of them, each with its language. */
    public static TemplateCatalog load() {
        return TemplateCatalog.of(LANGUAGES.stream()
                .map(BuiltInWords::of)
                .flatMap(words -> UsageType.known().stream().map(type -> new BuiltInPage(words, type).template()))
                .toList());
    }

    /** The languages they are in, the default one first. */
    public static List<LanguageTag> languages() {
        return LANGUAGES;
    }

    /** The language to use for recipients whose own is not there. */
    public static LanguageTag defaultLanguage() {
        return LANGUAGES.get(0);
    }
}
