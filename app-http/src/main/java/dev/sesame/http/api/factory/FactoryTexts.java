package dev.sesame.http.api.factory;

import dev.sesame.core.template.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a form says, in one language.
 *
 * @param language the language
 * @param texts the texts by their keys
 */
record FactoryTexts(LanguageTag language, Map<String, String> texts) {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "ja", "zh-CN");

    /** All languages, the first is the one for whom none is known of. */
    static List<FactoryTexts> all() {
        return LANGUAGES.stream().map(FactoryTexts::load).toList();
    }

    String get(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    private static FactoryTexts load(String language) {
        String name = "aws-ses-mail_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(FactoryTexts.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> texts = properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(Function.identity(), properties::getProperty));
            return new FactoryTexts(new LanguageTag(language), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }
}
