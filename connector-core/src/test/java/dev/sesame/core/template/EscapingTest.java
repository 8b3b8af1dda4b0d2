package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.html;
import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value is written for the place it stands in; jsoup says what a mail client would make of it. */
class EscapingTest {

    private static final String HOSTILE = "\"'><b onclick=\"x\">&amp;</b><!-- --> =`/\\";

    @Test
    void value_in_text_is_text() {
        Document page = Jsoup.parse(html("<p>{{v}}</p>", HOSTILE));

        assertThat(page.select("p").text()).isEqualTo(HOSTILE);
        assertThat(page.select("b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p title=\"{{v}}\" id=z>",
                "<p title='{{v}}' id=z>",
                "<p title={{v}} id=z>",
                "<p title = {{ v }} id=z>",
                "<p TITLE=\n\"{{v}}\" id=z>",
                "<p title={{v}}>"
            })
    void value_in_an_attribute_is_the_attributes_value(String template) {
        Element paragraph = Jsoup.parse(html(template, HOSTILE)).expectFirst("p");

        assertThat(paragraph.attr("title")).isEqualTo(HOSTILE);
        assertThat(paragraph.attributesSize()).isEqualTo(template.contains("id") ? 2 : 1);
        assertThat(paragraph.childrenSize()).isZero();
    }

    @Test
    void value_goes_on_within_an_attribute_without_quotes() {
        Element paragraph = Jsoup.parse(html("<p title=a{{v}}b{{v}}>", " x>y ")).expectFirst("p");

        assertThat(paragraph.attr("title")).isEqualTo("a x>y b x>y ");
    }

    @Test
    void value_that_is_empty_does_not_make_the_next_attribute_the_value() {
        for (Payload nothing : new Payload[] {payload("v", ""), payload("v", null)}) {
            Element link = Jsoup.parse(html("<a href={{v}} hidden=x>", nothing)).expectFirst("a");

            assertThat(link.attr("href").strip()).isEmpty();
            assertThat(link.attr("hidden")).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "  javascript:alert(1)",
                "\u0001\u001Fjavascript:alert(1)",
                "java\tscript:alert(1)",
                "java\r\nscript:alert(1)",
                "java\u0000script:alert(1)",
                "java\u007Fscript:alert(1)",
                "javascript\t:alert(1)",
                "javascript:",
                "javascript://example.com/%0Aalert(1)",
                "vbscript:msgbox",
                "data:text/html,<script>",
                "DATA:,x",
                "file:///etc/passwd",
                "blob:x"
            })
    void link_that_runs_code_is_refused(String link) {
        for (String template : new String[] {
            "<a href=\"{{v}}\">",
            "<a href='{{v}}'>",
            "<a href={{v}}>",
            "<a href=\" {{v}}\">",
            "<a HREF = \"{{v}}\">",
            "<img src=\"{{v}}\">",
            "<table background=\"{{v}}\">",
            "<form action=\"{{v}}\">",
            "<svg><a xlink:href=\"{{v}}\">"
        }) {
            UnsendableException refusal = catchThrowableOfType(UnsendableException.class, () -> html(template, link));

            assertThat(refusal).as(template).isNotNull();
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
            assertThat(refusal.problems()).singleElement().satisfies(problem -> assertThat(problem.pointer())
                    .isEqualTo("/payload/v"));
            assertThat(refusal.getMessage()).contains("v").doesNotContain("alert");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a href=\"{{v}}{{w}}\">,        java, script:alert(1)",
                "<a href={{v}}{{w}}>,            java, script:alert(1)",
                "<a href=\"{{v}}{{w}}\">,        javascript, :alert(1)",
                "<a href=\"{{v}}:{{w}}\">,       javascript, alert(1)",
                "<a href=\"{{v}}://{{w}}\">,     JAVASCRIPT, %0aalert(1)",
                "<a href=\"{{v}}script:{{w}}\">, java, alert(1)",
                "<a href=\"{{v}}{{w}}:x\">,      java, script",
                "<a href=\"java{{v}}\">,         script:alert(1), x",
                "<a href=java{{v}}>,             script:alert(1), x",
                "<a href=' JAVA{{v}}{{w}}'>,     script, :alert(1)",
                "<a href=\"&#106;ava{{v}}\">,    script:alert(1), x",
                "<a href=\"{{v}}&{{w}}\">,       java, #115;cript:alert(1)",
                "<a href=\"{{v}}&{{w}}\">,       java, Tab;script:alert(1)",
                "<a href=\"{{v}}&{{w}}\">,       javascript, colon;alert(1)",
                "<a href=\"{{#v}}java{{/v}}{{w}}\">,                 x, script:alert(1)",
                "<a href=\"{{^v}}https://x.com/{{/v}}{{w}}\">,       x, javascript:alert(1)",
                "<a href={{^v}}https://x.com/{{/v}}{{w}}>,           x, javascript:alert(1)",
                "<a href={{#v}}'{{/v}}{{w}}'>,                       x, javascript:alert(1)",
                "<a {{#v}}h{{/v}}ref=\"{{w}}\">,                     x, javascript:alert(1)",
                "<a {{^v}}title=\"{{/v}}{{#v}}href=\"{{/v}}{{w}}\">,  x, javascript:alert(1)",
                "<a href=\"{{#v}}{{w}}\" title=\"{{/v}}\">,          x, javascript:alert(1)",
                "<a href=\"{{v}}{{w}},           java, script:alert(1)",
                "<a href=\"{{#v}}{{v}}{{/v}}{{w}}\">, data, `:,x`",
                "<a href={{v}}:{{w}}>,           vbscript, x"
            })
    void link_that_runs_code_is_refused_when_it_comes_in_pieces(String template, String v, String w) {
        assertThatThrownBy(() -> html(template, payload("v", v, "w", w)))
                .isInstanceOf(UnsendableException.class)
                .hasMessageContaining("would run code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a?b=1&c=2",
                "http://example.com",
                "mailto:help@example.com",
                "tel:+49123",
                "myapp://open/code/1",
                "/relative:path",
                "?q=javascript:x",
                "#data:",
                "javascript",
                "datas:x",
                "&#106;avascript:alert(1)",
                "x/javascript:alert(1)",
                ""
            })
    void link_that_opens_something_is_kept(String link) {
        for (String template : new String[] {"<a href=\"{{v}}\">", "<a href='{{v}}'>"}) {
            Element a = Jsoup.parse(html(template, link)).expectFirst("a");

            assertThat(a.attr("href")).isEqualTo(link);
        }
    }

    @Test
    void link_is_refused_for_the_first_value_in_it() {
        for (Payload payload : new Payload[] {
            payload("a", "", "v", "javascript:x", "b", "y"), payload("a", " ", "v", "javascript", "b", ":x")
        }) {
            assertThatThrownBy(() -> html("<a href=\"{{a}}{{v}}{{b}}\">", payload))
                    .isInstanceOf(UnsendableException.class)
                    .hasMessageStartingWith("The value of v stands in a link");
        }
    }

    @Test
    void link_may_have_any_scheme_that_the_template_writes_out() {
        assertThat(html("<img src=\"data:image/png;base64,{{v}}\">", "iVBO"))
                .isEqualTo("<img src=\"data:image/png;base64,iVBO\">");
    }

    @Test
    void link_is_judged_for_each_time_its_section_is_repeated() {
        String template = "{{#v}}<a href=\"{{^.}}https:{{/.}}{{.}}\">x</a>{{/v}}";

        assertThat(html(template, payload("v", List.of("https://a", "/b"))))
                .isEqualTo("<a href=\"https://a\">x</a><a href=\"/b\">x</a>");
        assertThatThrownBy(() -> html(template, payload("v", List.of("https://a", "javascript:b"))))
                .isInstanceOf(UnsendableException.class);
    }

    @Test
    void link_may_be_made_of_a_base_and_a_path() {
        assertThat(html(
                        "<a href=\"{{base}}{{path}}\">x</a><a href='{{base}}'>data:</a>",
                        payload("base", "https://example.com", "path", "/a:b")))
                .isEqualTo("<a href=\"https://example.com/a:b\">x</a><a href='https://example.com'>data:</a>");
    }

    @Test
    void word_in_a_link_that_only_sounds_like_a_scheme_is_kept() {
        assertThat(html("<a href=\"{{v}}\">data: {{v}}:</a>", "data")).isEqualTo("<a href=\"data\">data: data:</a>");
        assertThat(html("<a href={{v}} title=data:x>", "data")).isEqualTo("<a href=data title=data:x>");
    }

    @Test
    void value_in_the_middle_of_a_link_may_be_anything() {
        assertThat(html("<a href=\"https://example.com/?next={{v}}&amp;x=1\">", "javascript:\"&'"))
                .isEqualTo("<a href=\"https://example.com/?next=javascript:&quot;&amp;&#39;&amp;x=1\">");
    }

    @Test
    void text_outside_of_links_may_say_what_it_likes() {
        assertThat(html("<p title=\"{{v}}\">{{v}}</p>", "javascript:alert(1)"))
                .isEqualTo("<p title=\"javascript:alert(1)\">javascript:alert(1)</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color:{{v}}\" id=z>",
                "<p style='color:{{v}}' id=z>",
                "<p style=color:{{v}} id=z>",
                "<p style={{v}} id=z>"
            })
    void value_in_a_style_attribute_stays_one_css_value(String template) {
        Element paragraph = Jsoup.parse(html(template, "red;} body{x:expression(y)} url('//e') \" hidden <b>"))
                .expectFirst("p");

        assertThat(paragraph.attributesSize()).isEqualTo(2);
        assertThat(paragraph.attr("style"))
                .doesNotContain(";", "{", "}", "(", ")", "'", "\"", "<", "/")
                .startsWith(template.contains("color") ? "color:red" : "red");
    }

    @Test
    void plain_css_values_stay_readable() {
        assertThat(html("<p style=\"color:{{v}}\">", "#ff00aa")).isEqualTo("<p style=\"color:#ff00aa\">");
        assertThat(html("<style>p{margin:{{v}}}</style>", "-1.5em 20%"))
                .isEqualTo("<style>p{margin:-1.5em 20%}</style>");
    }

    @Test
    void value_in_a_style_sheet_can_neither_end_it_nor_a_rule() {
        String page = html("<style>p{color:{{v}}}</style>", "</style><script>}@import url(//e);*/");

        assertThat(page)
                .isEqualTo(
                        "<style>p{color:\\3c \\2f style\\3e \\3c script\\3e \\7d \\40 import url\\28 \\2f \\2f e\\29 \\3b \\2a \\2f }</style>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "textarea", "script", "xmp", "iframe", "noembed", "noframes"})
    void value_cannot_end_an_element_whose_content_is_not_markup(String element) {
        Document page = Jsoup.parse(html(
                "<" + element + ">a {{v}} b</" + element + "><i>after</i>", "</" + element + "><b>x</b><!--<script>"));

        assertThat(page.select("b")).isEmpty();
        assertThat(page.select("i").text()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- {{v}} --><i>after</i>",
                "<!-- {{v}}> --><i>after</i>",
                "<!--{{v}}>x--><i>after</i>",
                "<!-- -{{v}}> --><i>after</i>",
                "<!-- --{{v}}> --><i>after</i>",
                "<!--[if mso]><p>{{v}}</p><![endif]--><i>after</i>",
                "<!--[if mso]>{{v}}><![endif]--><i>after</i>",
                "<!DOCTYPE {{v}}><i>after</i>",
                "<?xml {{v}}?><i>after</i>",
                "<!{{v}}><i>after</i>",
                "</{{v}}><i>after</i>"
            })
    void value_cannot_end_a_comment_or_make_one(String template) {
        for (String value :
                new String[] {"-->", "--", "-", ">", "!", "--!>", "<![endif]-->", "]>", "--><b>", "DOCTYPE"}) {
            Document page = Jsoup.parse(html(template, value));

            assertThat(page.body().children())
                    .as("%s with %s", template, value)
                    .singleElement()
                    .satisfies(child -> {
                        assertThat(child.normalName()).isEqualTo("i");
                        assertThat(child.parent()).isSameAs(page.body());
                    });
            assertThat(page.body().text()).as("%s with %s", template, value).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--[if mso]><p title=\"{{v}}\" id=z>{{v}}</p><![endif]-->",
                "<!--[if mso]><p title={{v}} id=z>{{v}}</p><![endif]-->",
                "<!--[if mso]><p title='{{v}}' id=z>{{v}}</p><![endif]-->"
            })
    void value_in_a_conditional_comment_is_a_value_for_those_who_read_it(String template) {
        Comment comment = (Comment) Jsoup.parseBodyFragment("<div>" + html(template, HOSTILE) + "</div>")
                .select("div")
                .get(0)
                .childNode(0);
        Element paragraph = Jsoup.parse(comment.getData()).expectFirst("p");

        assertThat(paragraph.attr("title")).isEqualTo(HOSTILE);
        assertThat(paragraph.attributesSize()).isEqualTo(2);
        assertThat(paragraph.text()).isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "/p", "!--", "b onclick=x", "p", "?php"})
    void value_after_a_lone_bracket_opens_no_tag(String value) {
        Document page = Jsoup.parse(html("<p>1 <{{v}} 2 </p><i>after</i>", value));

        assertThat(page.body().text()).isEqualTo("1 <" + value + " 2 after");
        assertThat(page.body().getAllElements()).extracting(Element::normalName).containsExactly("body", "p", "i");
    }

    @Test
    void value_within_a_tag_is_one_name_at_most() {
        Element paragraph =
                Jsoup.parse(html("<p {{v}}>x</p>", "a/b c=d>e\"f'g")).expectFirst("p");

        assertThat(paragraph.attributesSize()).isEqualTo(1);
        assertThat(paragraph.text()).isEqualTo("x");
        assertThat(html("<h{{v}}>", "1")).isEqualTo("<h1>");
        assertThat(html("<h{{v}}>", "1/onclick x")).isEqualTo("<h1&#47;onclick&#32;x>");
    }

    @Test
    void section_that_opens_a_quote_does_not_let_values_out_of_it_when_it_is_left_out() {
        String template = "<a {{#u}}title=\"{{/u}}{{n}}{{#u}}\"{{/u}}>x</a>";
        String value = "x\" onclick=\"y z=";

        Element without = Jsoup.parse(html(template, payload("n", value))).expectFirst("a");
        assertThat(without.attributesSize()).isEqualTo(1);
        assertThat(without.hasAttr("onclick")).isFalse();

        Element with =
                Jsoup.parse(html(template, payload("u", true, "n", value))).expectFirst("a");
        assertThat(with.attributesSize()).isEqualTo(1);
        assertThat(with.attr("title")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "<a {{#u}}title=\"{{/u}}{{n}}\">                      | <a &#34;&#60;&#32;k&#61;\">",
                "<{{#u}}p {{/u}}{{n}}>                                 | <&#34;&#60;&#32;&#107;&#61;>",
                "<p {{^u}}style=\"{{/u}}{{#u}}title=\"{{/u}}{{n}}\">   | <p style=\"\\22 \\3c  k\\3d \">",
                "{{#u}}<style>{{/u}}{{n}}                              | &quot;&lt; k=",
                "{{^u}}<style>{{/u}}{{n}}-                             | <style>\\22 \\3c  k\\3d -",
                "<p {{^u}}a={{/u}}{{n}}>{{n}}</p>                      | <p a=&#34;&#60;&#32;k&#61;>&quot;&lt; k=</p>",
                "<p {{e}}=\"{{n}}\">                                   | <p =\"&#34;&#60;&#32;k&#61;\">"
            })
    void value_behind_an_unsettled_section_is_written_for_where_it_really_stands(String template, String expected) {
        assertThat(html(template, payload("n", "\"< k=", "e", ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "<p class=\"{{#v}}on{{/v}}\" title=\"{{n}}\">     | true",
                "<a href=\"https://x/{{#v}}?a={{v}}{{/v}}\">{{n}} | true",
                "{{#v}}<a href=\"{{v}}\">{{n}}</a>{{/v}}{{n}}    | true",
                "<a {{#v}}title=\"{{n}}\" {{/v}}href=\"{{n}}\">   | true",
                "<td width={{v}} height={{n}}>{{n}}</td>         | true",
                "<!--[if mso]>{{#v}}<b>{{v}}</b>{{/v}}<![endif]-->{{n}} | true",
                "<option {{v}}>                                  | false",
                "<p {{#v}}title={{v}}{{/v}}>                     | false"
            })
    void places_of_an_ordinary_template_are_found_once(String template, boolean settled) {
        assertThat(ParsedText.html(template).isSettled()).isEqualTo(settled);
    }

    @Test
    void html_in_one_place_does_not_change_how_the_next_is_escaped() {
        assertThat(html("{{v}}<p title={{v}}>{{v}}<style>{{v}}</style><!--{{v}}-->{{v}}", "<"))
                .isEqualTo("&lt;<p title=&#60;>&lt;<style>\\3c </style><!--&#60;-->&lt;");
    }
}
