package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jsoup says what each reference stands for. */
class HtmlEntitiesTest {

    /** Control characters that Windows has no other use for; jsoup keeps them. */
    private static final Set<Integer> NO_CHARACTERS = Set.of(0x81, 0x8D, 0x8F, 0x90, 0x9D);

    @Test
    void every_name_of_the_list_stands_for_what_html_says() throws IOException {
        List<String> names;
        try (InputStream in = Objects.requireNonNull(HtmlEntities.class.getResourceAsStream("html-entities.txt"))) {
            names = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }

        assertThat(names).hasSize(253).doesNotHaveDuplicates();
        for (String name : names) {
            assertThat(HtmlEntities.decode("&" + name + ";"))
                    .as(name)
                    .isEqualTo(Parser.unescapeEntities("&" + name + ";", false))
                    .doesNotContain("&" + name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#65;",
                "&#x41;",
                "&#X41;",
                "&#65",
                "&#65x",
                "&#x41g",
                "&#000000000065;",
                "&#x000000000041;",
                "&#128512;",
                "&#x1F600;",
                "&#1114112;",
                "&#x110000;",
                "&#99999999999999999999;",
                "&#xFFFFFFFFFFFFFFFF;",
                "&#128;",
                "&#146;",
                "&#x96;",
                "&#;",
                "&#x;",
                "&;",
                "&",
                "a & b",
                "&unknown;",
                "&amp;amp;",
                "&amp;lt;",
                "&lt;&gt;&quot;&apos;",
                "&Auml;&auml;",
                "&hellip;&zwnj;&zwj;&shy;",
                "a&nbsp;b",
                "?a=1&b=2&c;"
            })
    void reference_is_decoded_as_a_browser_does(String text) {
        assertThat(HtmlEntities.decode(text)).isEqualTo(Parser.unescapeEntities(text, false));
    }

    @Test
    void what_is_no_character_is_replaced() {
        assertThat(HtmlEntities.decode("&#0;&#x0;&#xD800;&#129;")).isEqualTo("\uFFFD\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void random_numbers_are_decoded_as_a_browser_does() {
        long seed = 99;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            int number = 1 + random.nextInt(i % 2 == 0 ? 0x300 : 0x120000);
            if (NO_CHARACTERS.contains(number) || (number >= 0xD800 && number <= 0xDFFF)) {
                continue;
            }
            String reference = random.nextBoolean() ? "&#" + number + ";" : "&#x" + Integer.toHexString(number) + ";";

            assertThat(HtmlEntities.decode(reference))
                    .as("seed %d: %s", seed, reference)
                    .isEqualTo(Parser.unescapeEntities(reference, false));
        }
    }
}
