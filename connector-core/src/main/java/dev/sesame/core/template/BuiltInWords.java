package dev.sesame.core.template;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the built-in templates say in one language. */
final class BuiltInWords {

    private final LanguageTag language;
    private final Properties words = new Properties();

    private BuiltInWords(LanguageTag language) {
        this.language = language;
    }

    static BuiltInWords of(LanguageTag language) {
        BuiltInWords loaded = new BuiltInWords(language);
        try (Reader in = new StringReader(BuiltInResource.read("words/" + language + ".properties"))) {
            loaded.words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
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
}
