package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the built-in templates are made of. */
class BuiltInPageTest {

    private static final Pattern ASSET =
            Pattern.compile("(?i)(?:src|background|href)\\s*=|url\\s*\\(|@import|<link|<img|<script");
    private static final Pattern WIDTH = Pattern.compile("width(?:=\"|:)(\\d+)(?=px|\")");
    private static final Set<String> VOID = Set.of("br", "img", "meta");

    static List<Template> templates() {
        return BuiltInMails.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_is_small_enough_not_to_be_clipped(Template template) {
        assertThat(String.valueOf(BuiltInMails.full(template).html()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(20_000);
        assertThat(template.content().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_loads_nothing_from_anywhere_but_the_logo(Template template) {
        String withoutLinks = template.content()
                .replace("href=\"{{link}}\"", "")
                .replace("href=\"mailto:{{brand.supportEmail}}\"", "")
                .replace("<img src=\"{{brand.logoUrl}}\"", "");

        assertThat(ASSET.matcher(withoutLinks).results().map(MatchResult::group).toList())
                .isEmpty();
        assertThat(withoutLinks.replace("xmlns:o=\"urn:schemas-microsoft-com:office:office\"", ""))
                .doesNotContain("http:", "https:", "//");
        assertThat(page(BuiltInMails.minimal(template)).select("img")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void logo_says_its_name_where_pictures_are_not_shown(Template template) {
        Element logo = page(BuiltInMails.full(template)).expectFirst("img");

        assertThat(logo.attr("src")).isEqualTo("https://example.com/logo.png");
        assertThat(logo.attr("alt")).isEqualTo("Brand <b>");
        assertThat(logo.attr("height")).isEqualTo("32");
        assertThat(page(BuiltInMails.full(template)).body().text()).doesNotContain("Brand");
        assertThat(BuiltInMails.full(template).text()).startsWith("Brand <b>\n\n");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_has_a_language_a_direction_a_title_and_one_heading(Template template) {
        RenderedEmail mail = BuiltInMails.minimal(template);
        Document page = page(mail);

        assertThat(page.select("[lang]").eachAttr("lang"))
                .hasSize(2)
                .containsOnly(Objects.requireNonNull(template.language()).value());
        assertThat(page.select("[dir]:not(.s-num,.s-url)").eachAttr("dir"))
                .hasSize(2)
                .containsOnly("ltr");
        assertThat(page.title()).isEqualTo(mail.subject());
        assertThat(page.select("h1")).hasSize(1).allSatisfy(h1 -> assertThat(h1.text())
                .isNotBlank());
        assertThat(page.select("table:not([role=presentation])")).isEmpty();
        assertThat(page.charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void page_of_a_language_from_right_to_left_says_so() {
        BuiltInWords words = BuiltInWords.parse(new LanguageTag("ar-XB"), BuiltInResource.read("words/en.properties"));

        Document page = page(BuiltInMails.minimal(new BuiltInPage(words, UsageType.SIGN_IN).template()));

        assertThat(page.select("[lang=ar-XB][dir=rtl]")).hasSize(2);
        assertThat(page.select("[dir=ltr]").text()).isEqualTo("123456");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_line_ends_within_e_mail(Template template) {
        Document page = page(BuiltInMails.full(template));
        page.select("[style*=nowrap]").remove();

        assertThat(page.body().text()).doesNotContainPattern("(?i)e-mail");
        assertThat(BuiltInMails.full(template).subject()).doesNotContain("<");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_needs_to_be_read_only_once(Template template) {
        assertThat(ParsedText.html(template.content()).isSettled()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_is_well_formed(Template template) {
        for (RenderedEmail mail : List.of(BuiltInMails.minimal(template), BuiltInMails.full(template))) {
            String html = String.valueOf(mail.html());
            Parser parser = Parser.htmlParser().setTrackErrors(10);
            parser.parseInput(html, "");

            assertThat(parser.getErrors()).isEmpty();
            assertThat(unbalanced(html)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void page_fits_where_mails_are_read(Template template) {
        assertThat(WIDTH.matcher(template.content())
                        .results()
                        .map(width -> Integer.parseInt(width.group(1)))
                        .toList())
                .contains(520)
                .allMatch(width -> width <= 600);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void preheader_is_the_first_text_and_says_the_main_thing(Template template) {
        Element first = page(BuiltInMails.minimal(template)).body().child(0);

        assertThat(first.attr("style")).contains("display:none");
        assertThat(first.text().replaceAll("[\u034F\u00A0 ]+$", ""))
                .isNotBlank()
                .matches(text ->
                        BuiltInMails.isInvitation(template) || (text.contains("123456") && text.contains("10")));
    }

    private static Document page(RenderedEmail mail) {
        return Jsoup.parse(String.valueOf(mail.html()));
    }

    /** The tags that are opened and not closed, or closed and not open. */
    private static List<String> unbalanced(String html) {
        List<String> unbalanced = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        new HtmlScanner(new HtmlScanner.Events() {
                    @Override
                    public void startTag(String name, Map<String, String> attributes) {
                        if (!VOID.contains(name)) {
                            open.push(name);
                        }
                    }

                    @Override
                    public void endTag(String name) {
                        if (name.equals(open.peek())) {
                            open.pop();
                        } else {
                            unbalanced.add("/" + name);
                        }
                    }
                })
                .feed(html);
        unbalanced.addAll(open);
        return unbalanced;
    }
}
