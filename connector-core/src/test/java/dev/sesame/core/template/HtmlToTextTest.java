package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlToTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                                                | plain
            a   b                                                | a b
            <p>a</p><p>b</p>                                     | a\\n\\nb
            <div>a</div><div>b</div>                             | a\\nb
            <p>a<br>b<br/>c</p>                                  | a\\nb\\nc
            a<br><br><br><br>b                                   | a\\n\\nb
            <h1>a</h1>b                                          | a\\n\\nb
            <b>a</b><i>b</i> <u>c</u>                            | ab c
            <p> a <b> b </b> c </p>                              | a b c
            a<hr>b                                               | a\\n\\n----\\n\\nb
            <table><tr><td>a</td><td>b</td></tr><tr><td>c</table>| a b\\nc
            <div><div><p>a</p></div></div><div>b</div>           | a\\n\\nb
            <img alt="Logo" src=x> a                             | Logo a
            <img src=x>a                                         | a
            <!-- no -->a<!--[if mso]>no<![endif]-->b             | ab
            <![if !mso]>a<![endif]>                              | a
            <!DOCTYPE html>a                                     | a
            a &lt;b&gt; &amp;amp; &quot;c&quot; &#8212;&nbsp;d   | a <b> &amp; "c" — d
            1 < 2 > 0                                            | 1 < 2 > 0
            a<wbr>b&shy;c                                        | ab\u00ADc
            """)
    void page_is_read_as_text(String html, String text) {
        assertThat(HtmlToText.convert(html)).isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href="https://example.com/x">Open</a>                      | Open <https://example.com/x>
            See <a href="https://example.com/x">this page</a>.            | See this page <https://example.com/x>.
            See <a href="https://example.com/x"> this page </a> now       | See this page <https://example.com/x> now
            <a href="https://example.com/x">https://example.com/x</a>     | https://example.com/x
            <a href="https://example.com/">example.com</a>                | example.com
            <a href="https://example.com/x?a=1&amp;b=2">Open</a>          | Open <https://example.com/x?a=1&b=2>
            <a href='mailto:help@example.com'>help@example.com</a>        | help@example.com
            <a href=mailto:help@example.com>Help</a>                      | Help <help@example.com>
            <a href="tel:+49123">Call</a>                                 | Call <tel:+49123>
            <a href="#top">Top</a> <a>none</a> <a href="">empty</a>       | Top none empty
            <a href="JavaScript:x()">Run</a>                              | Run
            <a href="https://example.com"><b>Bo</b>ld</a>                 | Bold <https://example.com>
            <a href="https://example.com"><img alt="Logo" src="x"></a>    | Logo <https://example.com>
            <a href="https://example.com"><img src="x"></a>               | <https://example.com>
            a <a href="https://example.com"><img src="x"></a> b           | a <https://example.com> b
            <a href="https://a.example">A<a href="https://b.example">B</a>| A <https://a.example>B <https://b.example>
            <a href="{{link}}">Open</a>                                   | Open <{{link}}>
            <a href={{ link }}>Open</a>                                   | Open <{{link}}>
            <a href="{{link}}">{{ link }}</a>                             | {{link}}
            """)
    void link_is_shown_with_its_address_unless_that_is_its_text(String html, String text) {
        assertThat(HtmlToText.convert(html)).isEqualTo(text);
    }

    @Test
    void lists_have_dashes_and_numbers() {
        assertThat(HtmlToText.convert("""
                <p>Before</p>
                <ul>
                  <li>one</li>
                  <li>two
                    <ol>
                      <li>first</li>
                      <li>second</li>
                    </ol>
                  </li>
                  <li><p>three</p></li>
                </ul>
                <ol><li>a<li>b</ol>
                After""")).isEqualTo("""
                        Before

                        - one
                        - two
                          1. first
                          2. second

                        - three

                        1. a
                        2. b

                        After""");
    }

    @Test
    void preformatted_text_keeps_its_lines_and_spaces() {
        assertThat(HtmlToText.convert("<p>a</p><pre>x\n  y   z\n\n&lt;w&gt;</pre><p>b   c</p>"))
                .isEqualTo("a\n\nx\n  y   z\n\n<w>\n\nb c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p hidden>no</p>",
                "<div style=\"display:none\">no <p>no</p><div>no</div></div>",
                "<div style='color:red; DISPLAY : None !important'>no</div>",
                "<span hidden=\"\">no</span>",
                "<style>no{}</style>",
                "<script>no()</script>",
                "<title>no</title>",
                "<template><p>no</p></template>",
                "<head><title>no</title><style>no</style></head>",
                "<img alt=no style=\"display:none\">",
                "<!-- <p>no</p> -->",
                "<style>a > b { content: '</p>' } /* no */</style>"
            })
    void what_a_reader_does_not_see_is_left_out(String hidden) {
        assertThat(HtmlToText.convert("<p>a" + hidden + "b</p>")).isEqualTo("ab");
    }

    /** Minifiers leave end tags out that HTML does not ask for. */
    @Test
    void head_without_an_end_does_not_hide_the_page() {
        assertThat(HtmlToText.convert("<html><head><title>no</title><style>no</style><body><p>yes</body>"))
                .isEqualTo("yes");
    }

    @Test
    void text_before_and_after_a_hidden_element_of_the_same_name_within_is_seen() {
        assertThat(HtmlToText.convert("<div>a<div hidden>x<div>y</div>z</div>b</div>c"))
                .isEqualTo("ab\nc");
    }

    @Test
    void passages_go_on_working_in_the_text() {
        String html = "<p>Hi{{#name}} {{name}}{{/name}},</p>{{#link}}<p><a href=\"{{link}}\">Open</a></p>{{/link}}"
                + "{{^link}}<p>No link.</p>{{/link}}<p>Bye</p>";

        assertThat(text(html, payload("name", "Ann", "link", "https://example.com")))
                .isEqualTo("Hi Ann,\n\nOpen <https://example.com>\n\nBye");
        assertThat(text(html, Payload.EMPTY)).isEqualTo("Hi,\n\nNo link.\n\nBye");
    }

    @Test
    void repeated_passages_are_laid_out_each_time() {
        String html = "<ul>{{#items}}<li>{{name}}</li>{{/items}}</ul><p>End</p>";

        assertThat(text(html, payload("items", List.of(Map.of("name", "A"), Map.of("name", "B")))))
                .isEqualToIgnoringNewLines("- A- BEnd")
                .matches("(?s)- A\\n+- B\\n+End");
    }

    @Test
    void values_are_not_read_as_html() {
        assertThat(text("<p>{{v}}</p>", payload("v", "<b>&amp;</b>"))).isEqualTo("<b>&amp;</b>");
    }

    @Test
    void page_without_text_has_none() {
        assertThat(HtmlToText.convert("<html><body><img src=x></body></html>")).isEmpty();
        assertThat(HtmlToText.convert("")).isEmpty();
        assertThat(HtmlToText.convert("<a href=\"unclosed")).isEmpty();
    }

    private static String text(String html, Payload payload) {
        return Rendered.render(Rendered.htmlTemplate(html), payload).text();
    }
}
