package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.UnsendableException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What grows out of proportion is refused after a bounded amount of work, which is counted; the time does not matter. */
@Timeout(120)
class TemplateBombsTest {

    private static final long MAX_WORK = 2_200_000;
    private static final int MAX_DEPTH = 32;

    @ParameterizedTest
    @CsvSource({
        "content, 10000000, 500000",
        "content, 500001, 500000",
        "text, 500001, 500000",
        "subject, 10001, 10000",
        "sendFrom, 10001, 10000",
        "replyTo, 10001, 10000"
    })
    void part_that_is_too_long_is_refused_with_the_limit(String part, int length, int limit) {
        assertThatThrownBy(() -> ConnectorConfig.parse(Configs.withTemplate(part, "{{code}}" + "x".repeat(length - 8))))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.problems())
                        .extracting(Object::toString)
                        .containsExactly(
                                "/templates/4/" + part + ": must not be longer than " + limit + " characters"));
    }

    /** A regular expression that goes back again and again reads much more than twice as much. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{{",
                "{{{",
                "{{ ",
                "{{#",
                "{{a",
                "{{a ",
                "{{a}",
                "{{.",
                "{{# a",
                "{{\u00A0",
                "}}",
                "{{a}}",
                "{{#a}}",
                "{{/a}}",
                " ",
                "a",
                "<",
                "{{a{{a}}"
            })
    void tags_of_a_source_are_found_in_one_pass(String piece) {
        long once = readsToFindTags(piece.repeat(50_000));
        long twice = readsToFindTags(piece.repeat(100_000));

        assertThat(once).isLessThan(50_000L * piece.length() * 8 + 100);
        assertThat(twice).isLessThanOrEqualTo(2 * once + 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a", "#", ".", "\n", "}"})
    void tag_that_never_ends_is_read_once(String piece) {
        long once = readsToFindTags("{{" + piece.repeat(500_000));
        long twice = readsToFindTags("{{" + piece.repeat(1_000_000));

        assertThat(twice).isLessThanOrEqualTo(2 * once + 100);
    }

    private static long readsToFindTags(String source) {
        CountedText text = new CountedText(source);
        Tag.in(text);
        return text.reads();
    }

    /** What the scanner compares for each placeholder must not grow with what it has read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<!",
                "<!-",
                "<!--",
                "-",
                "<a",
                "<a ",
                "<a href",
                "<a href=",
                "<a href=\"x",
                "<a b='",
                "</",
                "</a",
                "<style>",
                "<script><",
                "<title></titl",
                "&",
                "&#",
                "<?",
                "a=b ",
                "<textarea>--!",
                "<a a a ",
                "--!"
            })
    void place_in_html_is_described_in_a_few_characters_whatever_was_read(String piece) {
        HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);
        for (String opened :
                List.of("", "<", "<!--", "<style>", "<a ", "<a href=\"", "<x" + "y".repeat(100_000) + " ")) {
            scanner.feed(opened);
            scanner.feed(piece.repeat(20_000));

            assertThat(scanner.place().within()).hasSizeLessThan(100);
        }
    }

    @Test
    void million_brackets_are_text_and_told_once_each() {
        long[] characters = {0};
        HtmlScanner scanner = new HtmlScanner(new HtmlScanner.Events() {
            @Override
            public void text(char c) {
                characters[0]++;
            }
        });

        scanner.feed("<".repeat(1_000_000) + " ");

        assertThat(characters[0]).isEqualTo(1_000_001);
    }

    @Test
    void sections_that_nest_deeper_than_anybody_needs_are_text() {
        String source = "{{#a}}".repeat(10_000) + "x" + "{{/a}}".repeat(10_000);

        ParsedText parsed = ParsedText.plain(source);

        assertThat(depth(parsed.nodes())).isEqualTo(MAX_DEPTH);
        assertThat(Rendered.text(source, payload("a", true)))
                .isEqualTo("{{#a}}".repeat(10_000 - MAX_DEPTH) + "x" + "{{/a}}".repeat(10_000 - MAX_DEPTH));
    }

    private static int depth(List<Node> nodes) {
        return nodes.stream()
                .mapToInt(node -> node instanceof Node.Section section ? 1 + depth(section.children()) : 0)
                .max()
                .orElse(0);
    }

    /** 10^20 characters, if anybody waited for them. */
    @Test
    void lists_that_multiply_are_refused() {
        assertRefused("{{#a}}".repeat(20) + "x" + "{{/a}}".repeat(20), payload("a", Collections.nCopies(10, 1)));
    }

    @Test
    void lists_of_lists_that_multiply_are_refused() {
        Object list = "x";
        for (int i = 0; i < 20; i++) {
            list = Collections.nCopies(10, list);
        }

        assertRefused("{{#a}}" + "{{#.}}".repeat(19) + "{{.}}" + "{{/.}}".repeat(19) + "{{/a}}", payload("a", list));
    }

    @Test
    void many_sections_over_a_list_are_refused() {
        assertRefused("{{#a}}x{{/a}}".repeat(30_000), payload("a", Collections.nCopies(100_000, 1)));
    }

    @Test
    void escapes_that_multiply_a_value_are_refused() {
        for (String source :
                List.of("<p>{{a}}</p>", "<p title={{a}}>", "<p style=\"color:{{a}}\">", "<p style=color:{{a}}>")) {
            ParsedText parsed = ParsedText.html(source);
            Rendering rendering = rendering(payload("a", "\"".repeat(1_000_000)));

            assertTooLarge(rendering, parsed);
        }
        assertThat(Rendered.html("<p>{{a}}</p>", payload("a", "x".repeat(1_000_000))))
                .hasSize(1_000_007);
    }

    @Test
    void long_names_of_sections_count_each_time() {
        String name = "a".repeat(100_000);

        assertRefused(
                "{{#items}}{{#" + name + "}}{{/" + name + "}}{{/items}}",
                payload("items", Collections.nCopies(10_000, 1)));
        assertRefused(
                "{{#items}}{{#" + name + "}}{{/" + name + "}}{{/items}}",
                payload("items", Collections.nCopies(10_000, 1), name, List.of(1)));
    }

    @Test
    void long_paths_into_deep_values_count_each_time() {
        String path = "a" + ".a".repeat(9_999);
        Payload deep = payload(
                "items", Collections.nCopies(10_000, 1), "a", nested(10_000).get("a"));

        assertThat(Rendered.text("{{" + path + "}}", deep)).isEqualTo("x");
        assertRefused("{{#items}}{{" + path + "}}{{/items}}", deep);
    }

    @Test
    void value_that_nests_without_end_is_rendered_as_far_as_anybody_looks() {
        Object list = "x";
        for (int i = 0; i < 10_000; i++) {
            list = List.of(list);
        }

        assertThat(Rendered.text("{{l}}{{#l}}{{.}}{{/l}}{{m}}", payload("l", list, "m", nested(10_000))))
                .isEqualTo("[object Object]");
    }

    private static Map<String, @Nullable Object> nested(int depth) {
        Map<String, @Nullable Object> map = new HashMap<>(Map.of("a", "x"));
        for (int i = 1; i < depth; i++) {
            Map<String, @Nullable Object> outer = new HashMap<>();
            outer.put("a", map);
            map = outer;
        }
        return map;
    }

    /** Twice as many of anything are twice the work, or refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{a}}",
                "{{b}}",
                "{{#a}}x{{/a}}",
                "{{^a}}x{{/a}}",
                "{{#a}}",
                "{{/a}}",
                "{{a.b.c}}",
                "<a href=\"{{a}}\">",
                "<a href={{a}} ",
                "<!--{{a}}",
                "<{{a}}",
                "<style>{{a}}",
                "{{#a}}<b {{/a}}",
                "{{{a}}}",
                "<p title='{{a}}"
            })
    void work_is_in_proportion_to_the_source(String piece) {
        Payload payload = payload("a", "x");

        long once = work(ParsedText.html(piece.repeat(5_000)), payload);
        long twice = work(ParsedText.html(piece.repeat(10_000)), payload);

        assertThat(twice).isLessThanOrEqualTo(2 * once + 1_000);
        assertThat(nodes(ParsedText.html(piece.repeat(10_000)).nodes()))
                .isLessThanOrEqualTo(
                        2 * nodes(ParsedText.html(piece.repeat(5_000)).nodes()) + 10);
    }

    private static long work(ParsedText text, Payload payload) {
        Rendering rendering = rendering(payload);
        rendering.render(text);
        return rendering.work();
    }

    private static long nodes(List<Node> nodes) {
        return nodes.stream()
                .mapToLong(node -> node instanceof Node.Section section ? 1 + nodes(section.children()) : 1)
                .sum();
    }

    @Test
    void guards_with_long_names_are_told_apart() {
        String name = "a".repeat(100);
        Template template = Rendered.textTemplate(
                "{{#" + name + "}}" + "{{b}}{{" + name + "}}{{" + name + ".c}}{{" + name + "c}}{{/" + name + "}}");

        assertThat(TemplateVariables.of(template).unguarded()).containsExactly("b", name + "c");
    }

    @Test
    void missing_variables_are_named_up_to_a_number() {
        StringBuilder source = new StringBuilder();
        IntStream.range(0, 10_000).forEach(i -> source.append("{{v").append(i).append("}}"));

        UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> new TemplateRenderer()
                .render(Rendered.textTemplate(source.toString()), Payload.EMPTY, PlaceholderMode.STRICT));

        assertThat(refusal.problems()).hasSize(50);
        assertThat(refusal).hasMessageContaining("v49 and 9950 more");
    }

    @Test
    void problems_of_many_values_are_told_up_to_a_number() {
        Map<String, @Nullable Object> values = new HashMap<>();
        StringBuilder source = new StringBuilder();
        IntStream.range(0, 10_000).forEach(i -> {
            values.put("v" + i, "http://evil.example/" + i);
            source.append("{{v").append(i).append("}} ");
        });

        UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> new TemplateRenderer()
                .render(Rendered.textTemplate(source.toString()), Payload.of(values), PlaceholderMode.STRICT));

        assertThat(refusal.problems()).hasSizeLessThan(50);
        assertThat(refusal.getMessage()).hasSizeLessThan(10_000);
    }

    private static void assertRefused(String source, Payload payload) {
        assertTooLarge(rendering(payload), ParsedText.plain(source));
        assertTooLarge(rendering(payload), ParsedText.html(source));
    }

    private static void assertTooLarge(Rendering rendering, ParsedText text) {
        assertThatThrownBy(() -> rendering.render(text))
                .isInstanceOfSatisfying(UnsendableException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.MESSAGE_TOO_LARGE));
        assertThat(rendering.work()).isLessThan(MAX_WORK);
    }

    private static Rendering rendering(Payload payload) {
        return new Rendering(payload, PlaceholderMode.LENIENT, LinkPolicy.ANY_HOST);
    }
}
