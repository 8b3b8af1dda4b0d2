package dev.sesame.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the console are the same in all languages, and those that its code asks for. */
final class LocalesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** A key that the code names as a whole; others are put together of a group and what the API says. */
    private static final Pattern NAMED = Pattern.compile("\\b(t|plural)\\(\\s*'([^']+)'");

    private static Map<String, Set<String>> placeholders(String language) {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        Json.object(read("/console/locales/" + language + ".json"))
                .forEach((key, text) -> placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher((String) text)
                                .results()
                                .map((MatchResult match) -> match.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return placeholders;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(LocalesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ja", "zh-CN"})
    void every_language_has_the_same_texts_with_the_same_placeholders(String language) {
        assertThat(placeholders(language)).isEqualTo(placeholders("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ja", "zh-CN"})
    void no_text_is_empty(String language) {
        assertThat(Json.object(read("/console/locales/" + language + ".json")).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().isEqualTo(((String) text).strip()));
    }

    @Test
    void every_text_that_the_code_names_is_there() throws IOException, URISyntaxException {
        Set<String> keys = placeholders("en").keySet();
        Path folder = Path.of(Objects.requireNonNull(LocalesTest.class.getResource("/console/app.js"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".js")).forEach(file -> {
                for (MatchResult match : NAMED.matcher(text(file)).results().toList()) {
                    String key = match.group(1).equals("plural") ? match.group(2) + ".other" : match.group(2);
                    assertThat(keys).as(file.toString()).contains(key);
                }
            });
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
