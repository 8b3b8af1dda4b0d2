package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderGrammarTest {

    private static final Payload PAYLOAD = payload(
            "code",
            "123456",
            "n0",
            0,
            "f",
            false,
            "nf",
            12.5,
            "big",
            1e21,
            "arr",
            Arrays.asList(1, "2", null),
            "obj",
            Map.of("a", 1),
            "user",
            new HashMap<>(Map.of("profile", Map.of())),
            "html",
            "<b>&\"'",
            "braces",
            "{{code}}",
            "dollar",
            "$& $1 \\1",
            "a.b",
            "unreachable");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {{code}}        | 123456
            {{ code }}      | 123456
            {{{code}}}      | {123456}
            {{{{code}}}}    | {{123456}}
            \\{{code}}      | \\123456
            {{code}}{{n0}}  | 1234560
            {{n0}}          | 0
            {{f}}           | false
            {{nf}}          | 12.5
            {{big}}         | 1e+21
            {{arr}}         | 1,2,
            {{arr.0}}       | 1
            {{arr.length}}  | 3
            {{obj}}         | [object Object]
            {{obj.a}}       | 1
            {{html}}        | <b>&"'
            {{braces}}      | {{code}}
            {{dollar}}      | $& $1 \\1
            """, delimiter = '|')
    void placeholder_becomes_its_value(String template, String expected) {
        assertThat(Rendered.text(template, PAYLOAD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{code.}}",
                "{{code.length}}",
                "{{code.0}}",
                "{{obj.z}}",
                "{{obj.}}",
                "{{user.name}}",
                "{{user.profile.address.country}}",
                "{{arr.00}}",
                "{{arr.3}}",
                "{{arr.2}}",
                "{{arr.4294967296}}",
                "{{arr.99999999999999999999}}",
                "{{arr.0.x}}",
                "{{n0.x}}",
                "{{f.x}}"
            })
    void path_that_leads_nowhere_becomes_nothing(String template) {
        RenderedEmail rendered = Rendered.render(Rendered.textTemplate("[" + template + "]"), PAYLOAD);

        assertThat(rendered.text()).isEqualTo("[]");
        assertThat(rendered.unresolved()).isEmpty();
        assertThat(rendered.empty()).containsExactly(template.substring(2, template.length() - 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{Code}}",
                "{{missing}}",
                "{{ missing  .x}}",
                "{{missing.x}}",
                "{{my-key}}",
                "{{.code}}",
                "{{.}}",
                "{{..}}",
                "{{}}",
                "{{ }}",
                "{{code code}}",
                "{{code|upper}}",
                "{{#if code}}",
                "{{/code}}",
                "{{#code}}",
                "{{^code}}",
                "{{&code}}",
                "{{!code}}",
                "{{>code}}",
                "{{a.b}}",
                "{code}",
                "{ {code} }",
                "{{code}",
                "{{cödе}}",
                "{{\u200Bcode}}",
                "{{code\u180E}}",
                "{{code\u0085}}"
            })
    void what_is_no_placeholder_stays_as_written(String template) {
        assertThat(Rendered.text("a" + template + "b", PAYLOAD)).isEqualTo("a" + template + "b");
    }

    /** A lookup that reached into the language's own objects would leak them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "toString",
                "constructor",
                "__proto__",
                "hasOwnProperty",
                "valueOf",
                "class",
                "hashCode",
                "size",
                "isEmpty",
                "getClass",
                "toString.name",
                "constructor.constructor"
            })
    void name_of_a_built_in_property_is_a_name_like_any_other(String name) {
        assertThat(Rendered.text("{{" + name + "}}", PAYLOAD)).isEqualTo("{{" + name + "}}");
        assertThat(Rendered.text("{{obj." + name + "}}", PAYLOAD)).isEmpty();
        assertThat(Rendered.text("{{" + name + "}}", payload(name.replaceFirst("\\..*", ""), "mine")))
                .isEqualTo(name.contains(".") ? "" : "mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\t",
                "\n",
                "\u000B",
                "\f",
                "\r",
                " ",
                "\u00A0",
                "\u1680",
                "\u2000",
                "\u200A",
                "\u2028",
                "\u2029",
                "\u202F",
                "\u205F",
                "\u3000",
                "\uFEFF",
                "\r\n \t\u00A0\uFEFF"
            })
    void white_space_of_javascript_may_stand_around_a_name(String space) {
        assertThat(Rendered.text("{{" + space + "code" + space + "}}", PAYLOAD)).isEqualTo("123456");
        assertThat(Rendered.text("{{" + space + "#code" + space + "}}x{{/" + space + "code}}", PAYLOAD))
                .isEqualTo("x");
    }

    @Test
    void unresolved_placeholder_keeps_its_own_spelling() {
        assertThat(Rendered.text("{{ \u00A0missing\n}}", PAYLOAD)).isEqualTo("{{ \u00A0missing\n}}");
        assertThat(Rendered.html("<p title=\"{{ missing }}\">{{  missing}}</p>", PAYLOAD))
                .isEqualTo("<p title=\"{{ missing }}\">{{  missing}}</p>");
    }

    @Test
    void control_characters_of_a_value_are_dropped_but_tabs_and_line_breaks() {
        assertThat(Rendered.text("{{v}}", payload("v", "a\u0000b\u0007c\u001Bd\u007Fe\tf\r\ng")))
                .isEqualTo("abcde\tf\r\ng");
    }

    @Test
    void lone_surrogate_of_a_value_is_replaced() {
        assertThat(Rendered.text("{{v}}", payload("v", "a\uD83Db\uDE00c\uD83D\uDE00\uD83D")))
                .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00\uFFFD");
        assertThat(Rendered.html("<p title={{v}}>{{v}}</p><style>{{v}}</style>", "\uDE00\uD83D"))
                .doesNotContain("\uDE00")
                .doesNotContain("\uD83D");
    }
}
