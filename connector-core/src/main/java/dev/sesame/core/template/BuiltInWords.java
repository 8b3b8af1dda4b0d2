package dev.sesame.core.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the built-in templates say in one language. */
final class BuiltInWords {

    private final LanguageTag language;
    private final Properties words = new Properties();

    private BuiltInWords(LanguageTag language) {
        this.language = language;
    }

    static BuiltInWords of(LanguageTag language) {
        return parse(language, BuiltInResource.read("words/" + language + ".properties"));
    }

    static BuiltInWords parse(LanguageTag language, String source) {
        BuiltInWords parsed = new BuiltInWords(language);
        try {
            parsed.words.load(new StringReader(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    LanguageTag language() {
        return language;
    }

    /** The words of that key for a usage type: its own, else those of all. */
    String get(UsageType type, String key) {
        String common = words.getProperty(key);
        String own = words.getProperty(type + "." + key, common);
        if (own == null) {
            throw new IllegalStateException("the built-in words " + language + " have no " + type + "." + key);
        }
        return own;
    }

    /** All there is, by key. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        words.stringPropertyNames().forEach(key -> all.put(key, words.getProperty(key, "")));
        return all;
    }
}
