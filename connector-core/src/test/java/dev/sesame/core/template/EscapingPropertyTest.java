package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a value holds, the page has the same elements, attributes and comments as with a harmless one, and no link
 * runs code.
 */
class EscapingPropertyTest {

    private static final List<String> PLACES = List.of(
            "<p>{{v}}</p>",
            "<p>{{v}}{{w}}</p>",
            "<table><tr><td>{{v}}</td></tr></table>",
            "<p title=\"{{v}}\" id=a>x</p>",
            "<p title='{{v}}' id=a>x</p>",
            "<p title={{v}} id=a>x</p>",
            "<p title = {{v}}{{w}}>x</p>",
            "<p title=a{{v}} id=a>x</p>",
            "<a href=\"{{v}}\" title=\"{{w}}\">x</a>",
            "<a href='{{v}}' title='{{w}}'>x</a>",
            "<a href={{v}} title={{w}}>x</a>",
            "<a href=\"{{v}}{{w}}\">x</a>",
            "<a href={{v}}{{w}}>x</a>",
            "<a href=\"{{v}}:{{w}}\">x</a>",
            "<a href=\"{{#v}}{{v}}{{/v}}{{w}}\">x</a>",
            "<a href=\"https://example.com/?q={{v}}#{{w}}\">x</a>",
            "<img src=\"{{v}}\" alt={{w}}>",
            "<p style=\"color:{{v}}\">x</p>",
            "<p style='{{v}}' id=a>x</p>",
            "<p style=color:{{v}} id=a>x</p>",
            "<style>p{color:{{v}}}</style>",
            "<title>{{v}}</title>",
            "<textarea>{{v}}</textarea>",
            "<script>var a = \"{{v}}\";</script>",
            "<xmp>{{v}}</xmp>",
            "<!-- {{v}} -->",
            "<!-- {{v}}> -->",
            "<!--[if mso]><p title=\"{{v}}\">{{w}}</p><![endif]-->",
            "<!--[if mso]><p title=a{{v}} id=a>{{w}}></p><![endif]-->",
            "<p>1 <{{v}} 2</p>",
            "text & {{v}} text",
            "<br/>{{v}}<hr>",
            "{{#v}}<b>{{v}}</b>{{/v}}{{^v}}<b></b>{{/v}}",
            "<ul>{{#v}}<li title='{{.}}'>{{.}}</li>{{/v}}{{^v}}<li title=''></li>{{/v}}</ul>");

    /** Tags in pieces, between any of which a section may begin or end. */
    private static final List<String> FRAGMENTS = List.of(
            "<a ",
            "<p",
            "<b",
            "<img src=",
            "<!-- ",
            "-->",
            "<style>p{color:",
            "}</style>",
            "<title>",
            "</title>",
            "<textarea>",
            "</textarea>",
            "<",
            "</p>",
            "</a>",
            ">",
            ">",
            ">",
            "/",
            " ",
            " ",
            " title",
            " title=",
            " href=",
            " href=\"",
            " href=\"https://example.com/",
            " href='java",
            " href=\"&#106;ava",
            "href",
            "src",
            " style=",
            " style='",
            " id=a",
            "=",
            "\"",
            "\"",
            "'",
            "x",
            "&",
            "script",
            "java",
            "https://example.com/",
            "?a=",
            "{{v}}",
            "{{v}}",
            "{{v}}",
            "{{w}}",
            "{{w}}",
            "{{ w }}");

    private static final Set<String> KNOWN =
            Set.of("a", "p", "b", "img", "style", "title", "textarea", "href", "src", "id", "html", "head", "body");

    private static final List<Object> SHOWN = List.of(false, true, List.of(1, 2), List.of(1, 2, 3));

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "`",
            "<",
            ">",
            "=",
            "/",
            " ",
            "\t",
            "\n",
            "\r",
            "\f",
            "\u0000",
            "\u000B",
            "\u007F",
            "\u0085",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "&",
            ";",
            "{",
            "}",
            "(",
            ")",
            "\\",
            "#",
            "--",
            "-",
            "!",
            "-->",
            "--!>",
            "<!--",
            "<![endif]-->",
            "]]>",
            "<![CDATA[",
            "</style>",
            "</title>",
            "</textarea>",
            "</script>",
            "</xmp>",
            "<script>",
            "<b>",
            "</p>",
            "<p hidden>",
            "onclick=x",
            "hidden",
            "javascript:",
            "JAVA",
            "script",
            "java",
            "script:",
            ":",
            "data:",
            "vbscript:",
            "&#106;",
            "&colon;",
            "&quot;",
            "&Tab;",
            "%3A",
            "/*",
            "*/",
            "expression(",
            "url(",
            "@import",
            "{{w}}",
            "{{#v}}",
            "x",
            "1",
            "é");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void page_is_built_the_same_whatever_the_values_hold(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            String template = template(random);
            String v = value(random);
            String w = value(random);
            String description = "seed %d, case %d: %s with v=«%s» w=«%s»".formatted(seed, i, template, v, w);
            String rendered;
            try {
                rendered = Rendered.html(template, payload("v", v, "w", w));
            } catch (UnsendableException e) {
                assertThat(e.code()).as(description).isEqualTo(ErrorCode.INVALID_VALUE);
                continue;
            }
            Document page = Jsoup.parse(rendered);

            assertThat(outline(page))
                    .as(description)
                    .isEqualTo(outline(Jsoup.parse(Rendered.html(template, payload("v", "x1", "w", "x2")))));
            assertNoLinkRunsCode(page, description);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void page_is_built_the_same_wherever_sections_begin_and_end(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String template = templateInPieces(random);
            Object s = SHOWN.get(random.nextInt(SHOWN.size()));
            Object t = SHOWN.get(random.nextInt(SHOWN.size()));
            // The ends keep apart what may become names.
            String v = value(random) + "1v";
            String w = value(random) + "2w";
            String description =
                    "seed %d, case %d: %s with s=%s t=%s v=«%s» w=«%s»".formatted(seed, i, template, s, t, v, w);
            String rendered;
            try {
                rendered = Rendered.html(template, payload("s", s, "t", t, "v", v, "w", w));
            } catch (UnsendableException e) {
                assertThat(e.code()).as(description).isEqualTo(ErrorCode.INVALID_VALUE);
                continue;
            }
            Document page = Jsoup.parse(rendered);
            String harmless = Rendered.html(template, payload("s", s, "t", t, "v", "x1", "w", "x2"));

            assertThat(names(outline(page))).as(description).isEqualTo(names(outline(Jsoup.parse(harmless))));
            assertNoLinkRunsCode(page, description);
        }
    }

    private static String templateInPieces(Random random) {
        StringBuilder template = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (int i = 4 + random.nextInt(16); i > 0; i--) {
            int choice = random.nextInt(8);
            if (choice == 0) {
                String name = random.nextBoolean() ? "s" : "t";
                open.push(name);
                template.append(random.nextBoolean() ? "{{#" : "{{^")
                        .append(name)
                        .append("}}");
            } else if (choice == 1 && !open.isEmpty()) {
                template.append("{{/").append(open.pop()).append("}}");
            } else {
                template.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
        }
        open.forEach(name -> template.append("{{/").append(name).append("}}"));
        // jsoup reads elements whose content is not markup as others if they do not end.
        return template.append("<p id='{{v}}'>{{w}}</p></title></textarea></style>")
                .toString();
    }

    /** An outline in which all names that the template does not write out are the same. */
    private static List<String> names(List<String> outline) {
        Pattern name = Pattern.compile("(?<=[\\[ >])[^\\[\\], ]+");
        return outline.stream()
                .map(line -> name.matcher(line.replaceFirst("^\\d+", "$0 "))
                        .replaceAll(found -> KNOWN.contains(found.group()) ? found.group() : "_"))
                .toList();
    }

    private static String template(Random random) {
        StringBuilder template = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            template.append(PLACES.get(random.nextInt(PLACES.size()))).append('\n');
        }
        return template.toString();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }

    /** The elements, attribute names and comments of a page, without its texts. */
    private static List<String> outline(Node node) {
        List<String> outline = new ArrayList<>();
        node.traverse((visited, depth) -> {
            if (visited instanceof Element element) {
                outline.add(depth
                        + element.normalName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList());
            } else if (visited instanceof Comment comment) {
                outline.add(depth + "comment");
                if (comment.getData().startsWith("[if mso]>")) {
                    outline.addAll(outline(Jsoup.parse(comment.getData())));
                }
            }
        });
        return outline;
    }

    private static void assertNoLinkRunsCode(Document page, String description) {
        for (Element element : page.select("[href],[src]")) {
            String link = (element.attr("href") + element.attr("src"))
                    .replaceAll("[\\t\\n\\r]", "")
                    .replaceAll("^[\\x00-\\x20]+", "")
                    .toLowerCase(Locale.ROOT);
            assertThat(link).as(description).doesNotStartWith("javascript:");
            assertThat(link).as(description).doesNotStartWith("vbscript:");
            assertThat(link).as(description).doesNotStartWith("data:");
        }
    }
}
