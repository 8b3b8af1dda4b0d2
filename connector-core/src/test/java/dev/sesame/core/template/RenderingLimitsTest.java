package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template and a payload together must not cost more than a mail is worth. */
class RenderingLimitsTest {

    /** Against hanging only; the work is counted in {@link TemplateBombsTest}. */
    private static final Duration BOUND = Duration.ofMinutes(2);

    @Test
    void lists_within_lists_are_refused_before_they_multiply() {
        List<Integer> ten = Collections.nCopies(10, 1);

        assertRefused(Rendered.textTemplate("{{#a}}".repeat(30) + "x" + "{{/a}}".repeat(30)), payload("a", ten));
    }

    @Test
    void empty_sections_over_long_lists_are_refused() {
        assertRefused(
                Rendered.textTemplate("{{#a}}{{/a}}".repeat(100_000)), payload("a", Collections.nCopies(100_000, 1)));
    }

    @Test
    void template_of_millions_of_placeholders_is_refused() {
        assertRefused(Rendered.textTemplate("{{a}}".repeat(1_000_000)), payload("a", "x"));
    }

    @Test
    void value_of_millions_of_characters_is_refused() {
        assertRefused(Rendered.textTemplate("{{a}}"), payload("a", "x".repeat(5_000_000)));
        assertRefused(Rendered.htmlTemplate("{{a}}"), payload("a", "x".repeat(5_000_000)));
    }

    @Test
    void values_that_multiply_are_refused() {
        assertRefused(Rendered.textTemplate("{{a}}".repeat(10_000)), payload("a", "x".repeat(100_000)));
        assertRefused(Rendered.htmlTemplate("{{a}}".repeat(10_000)), payload("a", "\"".repeat(100_000)));
        assertRefused(Rendered.subjectTemplate("{{a}}".repeat(10_000)), payload("a", "x".repeat(100_000)));
    }

    @Test
    void values_of_which_nothing_is_written_are_refused_all_the_same() {
        assertRefused(Rendered.textTemplate("{{a}}".repeat(100_000)), payload("a", "\u0001".repeat(1_000_000)));
    }

    @Test
    void long_lists_as_values_are_refused() {
        assertRefused(Rendered.textTemplate("{{a}}".repeat(10_000)), payload("a", Collections.nCopies(100_000, "x")));
    }

    @Test
    void long_path_costs_no_more_than_the_payload_is_deep() {
        String path = "a" + ".a".repeat(200_000);
        Payload payload = payload("a", Map.of("a", 1), "items", Collections.nCopies(50_000, 1));

        assertTimeoutPreemptively(
                BOUND, () -> assertThat(Rendered.text("{{#items}}{{" + path + "}}{{/items}}", payload))
                        .isEmpty());
    }

    @Test
    void white_space_of_a_value_is_tidied_in_time() {
        String spaces = " ".repeat(600_000) + "x";

        assertTimeoutPreemptively(
                BOUND, () -> assertThat(Rendered.render(Rendered.htmlTemplate("a{{a}}"), payload("a", spaces))
                                .text())
                        .isEqualTo("a" + spaces));
    }

    @Test
    void html_that_nests_without_end_is_converted_in_time_and_space() {
        for (String nested :
                List.of("<ul><li>x", "<a href=x>y", "<div>", "<pre>", "<p hidden>", "<table><tr><td>", "<!--", "<")) {
            assertTimeoutPreemptively(BOUND, () -> HtmlToText.convert(nested.repeat(40_000)), () -> "nested " + nested);
        }
        assertTimeoutPreemptively(
                BOUND, () -> HtmlToText.convert("<a href=x>y".repeat(100_000) + "</a>".repeat(100_000)));
    }

    @Test
    void hostile_braces_are_parsed_in_time() {
        for (String piece : List.of("{{", "{{ ", "{{#", "{{a", "}}", "{{#a}}", "{{/a}}", "{{a.}}", "{{ \n\u00A0")) {
            assertTimeoutPreemptively(BOUND, () -> ParsedText.plain(piece.repeat(50_000)), () -> piece);
            assertTimeoutPreemptively(BOUND, () -> ParsedText.html(piece.repeat(50_000)), () -> piece);
        }
        assertTimeoutPreemptively(BOUND, () -> ParsedText.plain("{{" + " ".repeat(1_000_000)));
        assertTimeoutPreemptively(BOUND, () -> ParsedText.plain("{{" + "a".repeat(1_000_000)));
    }

    @Test
    void large_mail_within_the_limits_is_made() {
        String line = "Item {{.}} of the list\n";
        Payload payload = payload("items", Collections.nCopies(10_000, "x".repeat(100)));

        assertThat(Rendered.text("{{#items}}" + line + "{{/items}}", payload)).hasSizeGreaterThan(1_000_000);
    }

    private static void assertRefused(Template template, Payload payload) {
        UnsendableException refusal = assertTimeoutPreemptively(
                BOUND, () -> catchThrowableOfType(UnsendableException.class, () -> Rendered.render(template, payload)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE);
    }
}
