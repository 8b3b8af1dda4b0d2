package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All text of the built-in mails can be read, by day and by night: WCAG 2.2 AA, success criterion 1.4.3. */
class BuiltInColorsTest {

    private static final Pattern DARK = Pattern.compile("prefers-color-scheme:dark\\)\\{(.*?)\\n}", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("(\\S[^{\\n]*)\\{([^}]*)}");

    static List<Template> templates() {
        return BuiltInMails.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void text_can_be_read_in_light_and_dark(Template template) {
        for (RenderedEmail mail : List.of(BuiltInMails.minimal(template), BuiltInMails.full(template))) {
            Document page = Jsoup.parse(String.valueOf(mail.html()));
            Map<String, Map<String, String>> dark = rules(page);

            assertThat(contrasts(page, Map.of())).hasSizeGreaterThan(5).allSatisfy(BuiltInColorsTest::isReadable);
            assertThat(contrasts(page, dark))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(BuiltInColorsTest::isReadable)
                    .allSatisfy((text, contrast) -> assertThat(text).doesNotEndWith("on #ffffff"));
        }
    }

    private static void isReadable(String colors, double contrast) {
        assertThat(contrast).as(colors).isGreaterThanOrEqualTo(4.5);
    }

    /** The colours of each text and what it stands on, with their contrast; by the text that it is. */
    private static Map<String, Double> contrasts(Document page, Map<String, Map<String, String>> rules) {
        Map<String, Double> contrasts = new LinkedHashMap<>();
        for (Element element : page.body().select("*:matchesWholeOwnText(\\S)")) {
            if (element.closest("[style*=display:none]") != null) {
                continue;
            }
            String color = inherited(element, "color", rules);
            String background = inherited(element, "background-color", rules);
            contrasts.put(
                    element.tagName() + " " + element.ownText() + ": " + color + " on " + background,
                    Contrast.between(color, background));
        }
        return contrasts;
    }

    private static String inherited(Element element, String property, Map<String, Map<String, String>> rules) {
        for (Element at = element; at != null; at = at.parent()) {
            for (Map.Entry<String, Map<String, String>> rule : rules.entrySet()) {
                String value = rule.getValue().get(property);
                if (value != null && at.is(rule.getKey())) {
                    return value;
                }
            }
            String value = declarations(at.attr("style")).get(property);
            if (value != null) {
                return value;
            }
        }
        throw new AssertionError(element + " has no " + property);
    }

    private static Map<String, Map<String, String>> rules(Document page) {
        Matcher dark =
                DARK.matcher(page.select("style").stream().map(Element::data).collect(Collectors.joining("\n")));
        assertThat(dark.find()).isTrue();
        Map<String, Map<String, String>> rules = new HashMap<>();
        RULE.matcher(dark.group(1)).results().forEach(rule -> rules.put(rule.group(1), declarations(rule.group(2))));
        assertThat(rules).containsKeys(".s-page", ".s-card", ".s-text", ".s-soft");
        return rules;
    }

    private static Map<String, String> declarations(String style) {
        Map<String, String> declarations = new HashMap<>();
        for (String declaration : style.split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip(),
                        declaration
                                .substring(colon + 1)
                                .replace("!important", "")
                                .strip());
            }
        }
        return declarations;
    }
}
