package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionsTest {

    static Stream<Arguments> truths() {
        return Stream.of(
                Arguments.of("text", true),
                Arguments.of("0", true),
                Arguments.of("", false),
                Arguments.of(true, true),
                Arguments.of(false, false),
                Arguments.of(1, true),
                Arguments.of(0, false),
                Arguments.of(new BigDecimal("0.00"), false),
                Arguments.of(Map.of(), true),
                Arguments.of(List.of(), false),
                Arguments.of(null, false));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void section_is_shown_for_what_is_true_and_its_inverse_for_the_rest(Object value, boolean shown) {
        Payload payload = payload("v", value);

        assertThat(Rendered.text("{{#v}}yes{{/v}}{{^v}}no{{/v}}", payload)).isEqualTo(shown ? "yes" : "no");
    }

    @Test
    void section_of_an_absent_name_is_left_out_and_not_missing() {
        RenderedEmail rendered =
                Rendered.render(Rendered.textTemplate("a{{#x.y}}{{x.y}}{{z}}{{/x.y}}{{^x.y}}b{{/x.y}}"), Payload.EMPTY);

        assertThat(rendered.text()).isEqualTo("ab");
        assertThat(rendered.unresolved()).isEmpty();
        assertThat(rendered.empty()).isEmpty();
    }

    @Test
    void list_repeats_its_section_once_for_each_item() {
        Payload payload = payload("items", List.of(Map.of("name", "A"), Map.of("name", "B")), "code", "1");

        assertThat(Rendered.text("{{#items}}{{name}}-{{code}};{{/items}}", payload))
                .isEqualTo("A-1;B-1;");
    }

    @Test
    void dot_is_the_item_itself() {
        Payload payload = payload("items", Arrays.asList("a", 2, null, true, List.of(1, 2)));

        assertThat(Rendered.text("{{#items}}[{{.}}]{{/items}}", payload)).isEqualTo("[a][2][][true][1,2]");
    }

    @Test
    void dot_of_a_single_value_is_the_value() {
        assertThat(Rendered.text("{{#name}}Hi {{.}}{{/name}}", payload("name", "Ann")))
                .isEqualTo("Hi Ann");
        assertThat(Rendered.html("{{#name}}Hi {{ . }}{{/name}}", payload("name", "<Ann>")))
                .isEqualTo("Hi &lt;Ann&gt;");
    }

    @Test
    void lists_of_lists_are_walked_with_the_dot() {
        Payload payload = payload("rows", List.of(List.of(1, 2), List.of(), List.of(3)));

        assertThat(Rendered.text("{{#rows}}({{#.}}<{{.}}>{{/.}}{{^.}}none{{/.}}){{/rows}}", payload))
                .isEqualTo("(<1><2>)(none)(<3>)");
    }

    @Test
    void name_is_looked_up_from_the_innermost_object_that_has_it() {
        Payload payload = payload("name", "outer", "code", "1", "user", Map.of("name", "inner"));

        assertThat(Rendered.text("{{#user}}{{name}} {{code}} {{user.name}}{{/user}} {{name}}", payload))
                .isEqualTo("inner 1 inner outer");
    }

    @Test
    void null_of_an_inner_object_hides_the_outer_value() {
        Map<String, Object> user = new HashMap<>();
        user.put("name", null);

        assertThat(Rendered.text("{{#user}}[{{name}}]{{/user}}", payload("name", "outer", "user", user)))
                .isEqualTo("[]");
    }

    @Test
    void nested_names_may_be_sections() {
        Payload payload = payload("user", Map.of("name", "Ann"));

        assertThat(Rendered.text(
                        "{{#user.name}}Hi {{user.name}},{{/user.name}}{{^user.mail}} no mail{{/user.mail}}", payload))
                .isEqualTo("Hi Ann, no mail");
    }

    @Test
    void section_within_a_section_of_the_same_name_is_its_own() {
        assertThat(Rendered.text("{{#a}}1{{#a}}2{{/a}}3{{/a}}4", payload("a", true)))
                .isEqualTo("1234");
        assertThat(Rendered.text("{{#a}}1{{#a}}2{{/a}}3{{/a}}4", payload("a", false)))
                .isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{/a}}", "{{#a}}", "{{^a}}", "x{{/a}}{{#a}}y", "{{#if a}}x{{/if}}", "{{#a}}x{{/b}}"})
    void stray_tag_stays_as_written(String template) {
        assertThat(Rendered.text(template, payload("a", true, "b", true))).isEqualTo(template);
        assertThat(Rendered.html(template, payload("a", true, "b", true))).isEqualTo(template);
    }

    @Test
    void of_sections_that_overlap_the_outer_one_counts() {
        assertThat(Rendered.text("{{#a}}1{{#b}}2{{/a}}3{{/b}}4", payload("a", true, "b", true)))
                .isEqualTo("1{{#b}}23{{/b}}4");
    }

    @Test
    void white_space_may_stand_around_the_sign() {
        assertThat(Rendered.text("{{ # a }}x{{\n/\ta }}{{^ a}}y{{/a}}", payload("a", true)))
                .isEqualTo("x");
    }

    @Test
    void sections_are_nested_up_to_a_limit_and_text_beyond() {
        int depth = 40;
        String template = "{{#a}}".repeat(depth) + "x" + "{{/a}}".repeat(depth);

        assertThat(Rendered.text(template, payload("a", true)))
                .isEqualTo("{{#a}}".repeat(8) + "x" + "{{/a}}".repeat(8));
        assertThat(Rendered.text(template, payload("a", false))).isEqualTo("{{/a}}".repeat(8));
    }

    @Test
    void sections_nested_very_deep_do_not_overflow_the_stack() {
        int depth = 100_000;
        String template = "{{#a}}".repeat(depth) + "x" + "{{/a}}".repeat(depth);

        assertThat(Rendered.text(template, payload("a", true))).hasSize((depth - 32) * 12 + 1);
    }

    @Test
    void sections_may_stand_in_attributes() {
        assertThat(Rendered.html(
                        "<a {{#t}}title=\"{{t}}\"{{/t}} href='{{u}}'>x</a>",
                        payload("t", "\"", "u", "https://example.com")))
                .isEqualTo("<a title=\"&quot;\" href='https://example.com'>x</a>");
    }
}
