package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlScannerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text                            | HTML
            a < b                           | HTML
            <                               | OPENING
            </                              | OPENING
            <!                              | OPENING
            <!-                             | OPENING
            <p                              | NAME
            <p a                            | NAME
            <p a=b c                        | NAME
            <p a="b"                        | NAME
            <p a=                           | UNQUOTED
            <p a=b                          | UNQUOTED
            <p a="                          | HTML
            <p a='x"                        | HTML
            <p a="x'                        | HTML
            <p style="                      | CSS
            <p style=                       | UNQUOTED_CSS
            <p>                             | HTML
            <p a="b">                       | HTML
            <p a=b/>                        | HTML
            <style>                         | CSS
            <STYLE type=x>                  | CSS
            <style></p>                     | CSS
            <style></styles                 | CSS
            <style></style>                 | HTML
            <style></STYLE >                | HTML
            <style><</style>                | HTML
            <style></</style>               | HTML
            <title>                         | HTML
            <title><p a="                   | HTML
            <title></title><p a=            | UNQUOTED
            <!--                            | NAME
            <!-- >                          | NAME
            <!-- <p>                        | NAME
            <!-->                           | HTML
            <!--->                          | HTML
            <!-- -->                        | HTML
            <!-- --!>                       | HTML
            <!-- -- >                       | NAME
            <!---->                         | HTML
            <!-- x --->                     | HTML
            <!doctype html                  | NAME
            <!doctype html>                 | HTML
            <![if !mso]>                    | HTML
            <?xml                           | NAME
            </>                             | HTML
            </p x                           | NAME
            """)
    void place_is_known(String html, Escaping escaping) {
        HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);

        scanner.feed(html);

        assertThat(scanner.escaping()).isEqualTo(escaping);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href                         | false
            <a href=                        | true
            <a href="                       | true
            <a HREF = 'https://             | true
            <a href=x                       | true
            <a href="x"                     | false
            <a href=x>                      | false
            <a data-href="                  | false
            <a title="                      | false
            """)
    void link_is_known(String html, boolean inLink) {
        HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);

        scanner.feed(html);

        assertThat(scanner.isInLink()).isEqualTo(inLink);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text            | <b>more</b>           | true
            <a              | ` title="x"`          | false
            `<a `           | `title="x" `          | true
            `<a `           | title=x               | false
            <p class="a     | b                     | true
            <p class="a     | b"                    | false
            <p class="a     | b" title="c           | false
            <a href="       | https://              | true
            <a href=        | https://              | false
            <h              | 1                     | false
            <p da           | ta                    | false
            `<p `           | x><b                  | false
            <style>a        | b                     | true
            <style>a        | <                     | false
            <style>a        | </style>              | false
            <!-- a          | b                     | true
            <!-- a          | -                     | false
            <!--            | a                     | false
            """)
    void places_are_equal_where_the_same_would_be_read_in_the_same_way(String before, String between, boolean equal) {
        HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);
        scanner.feed(before);
        HtmlScanner.Place place = scanner.place();

        scanner.feed(between);

        assertThat(scanner.place().equals(place)).isEqualTo(equal);
    }

    @Test
    void very_long_comment_ends_where_it_ends() {
        for (int length = 55; length < 75; length++) {
            HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);
            scanner.feed("<!--" + "x".repeat(length) + ">-" + "-".repeat(length) + " >");
            assertThat(scanner.escaping()).isEqualTo(Escaping.NAME);
            scanner.feed("-->");
            assertThat(scanner.escaping()).as("length %d", length).isEqualTo(Escaping.HTML);
        }
    }

    @Test
    void tags_are_told_with_their_attributes() {
        assertThat(events("<P Class=a title = 'b \"' hidden data-x=\"1\" class=second>x<br/></p>"))
                .containsExactly("<p{class=a, title=b \", hidden=, data-x=1}>", "x", "<br{}>", "</p>");
    }

    @Test
    void content_of_raw_elements_is_text() {
        assertThat(events("<title>a <b> & </titl></title><i>"))
                .containsExactly("<title{}>", "a <b> & </titl>", "</title>", "<i{}>");
    }

    /** Pieces of tag soup, each tag of which stands alone, so that a tree has the same tags as the stream. */
    @Test
    void random_pages_have_the_elements_that_jsoup_finds() {
        List<String> pieces = List.of(
                "<b>x</b>",
                "<i a=1 b='2' c=\"3\">y</i>",
                "<!-- <b> -->",
                "<!--[if mso]><b><![endif]-->",
                "text",
                " 1 < 2 ",
                "<br>",
                "<br/>",
                "<img alt='>' src=x>",
                "<span title=\"<b>\">z</span>",
                "<style>b > i { }</style>",
                "<textarea>a <b></textarea>",
                "<span a = b>z</span>",
                "<span/a=b>z</span>",
                "<span a=b/c>z</span>",
                "</x>",
                "<?php echo 1 ?>",
                "<!x>",
                "</ bogus>",
                "a&lt;b",
                "<u\n\ta\n=\n'1'\n>u</u\n>",
                "<!-- -- > -- -->");
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String html = random.ints(1 + random.nextInt(6), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            List<String> expected = Jsoup.parseBodyFragment(html).body().getAllElements().stream()
                    .skip(1)
                    .map(HtmlScannerTest::describe)
                    .toList();

            assertThat(events(html).stream()
                            .filter(event -> event.matches("(?s)<[a-z].*"))
                            .toList())
                    .as("seed %d, case %d: %s", seed, i, html)
                    .isEqualTo(expected);
        }
    }

    @Test
    void text_of_a_page_is_the_text_that_jsoup_finds() {
        String html = "a <b>b</b> < c <!-- d --> e <i title='f'>g</i><br> h > i";

        assertThat(String.join(
                        "",
                        events(html).stream()
                                .filter(event -> !event.matches("</?[a-z].*"))
                                .toList()))
                .isEqualTo(Jsoup.parseBodyFragment(html)
                        .body()
                        .nodeStream(TextNode.class)
                        .map(TextNode::getWholeText)
                        .collect(Collectors.joining()));
    }

    @Test
    void what_is_read_in_pieces_is_read_the_same() {
        String html = "<p title=\"a>b\">x</p><!-- - -- --><style>p</sty</style><a href=x/y>&amp;</a></p";
        HtmlScanner.Events none = HtmlScanner.NO_EVENTS;
        for (int cut = 0; cut <= html.length(); cut++) {
            HtmlScanner whole = new HtmlScanner(none);
            whole.feed(html.substring(0, cut));
            HtmlScanner pieces = new HtmlScanner(none);
            html.substring(0, cut).chars().forEach(c -> pieces.feed(Character.toString(c)));

            assertThat(pieces.escaping()).isEqualTo(whole.escaping());
        }
    }

    private static String describe(Element element) {
        return "<" + element.normalName()
                + element.attributes().asList().stream()
                        .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining(", ", "{", "}"))
                + ">";
    }

    private static List<String> events(String html) {
        List<String> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        HtmlScanner scanner = new HtmlScanner(new HtmlScanner.Events() {
            @Override
            public void text(char c) {
                text.append(c);
            }

            @Override
            public void startTag(String name, Map<String, String> attributes) {
                add("<" + name + attributes + ">");
            }

            @Override
            public void endTag(String name) {
                add("</" + name + ">");
            }

            private void add(String event) {
                if (!text.isEmpty()) {
                    events.add(text.toString());
                    text.setLength(0);
                }
                events.add(event);
            }
        });
        scanner.feed(html);
        if (!text.isEmpty()) {
            events.add(text.toString());
        }
        return events;
    }
}
