package dev.sesame.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.sesame.http.fixture.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the editor of templates knows of text. */
@BrowserTest
final class EditorTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** What a function of a module makes of these arguments. */
    private static Object call(Browser browser, String module, String function, Object... arguments) {
        try (Tab tab = Tab.open(browser, service).show("")) {
            return tab.page()
                    .evaluate(
                            "async ([module, name, given]) => JSON.parse(JSON.stringify("
                                    + "(await import(`./console/${module}`))[name](...given)))",
                            List.of(module, function, List.of(arguments)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "{{code}}, placeholder 0 8",
        "{{ user.name }}, placeholder 0 15",
        "{{#user.name}}, section 0 14",
        "{{/user}}, section 0 9",
        "{{.}}, placeholder 0 5",
        "{{a-b}}, ''",
        "{{#if code}}, ''",
        "{code}, ''"
    })
    void placeholders_are_those_of_the_api(String text, String expected, Browser browser) {
        List<?> tokens = (List<?>) call(browser, "editor/tokens.js", "tokens", text, false);
        assertThat(tokens)
                .extracting(token -> ((Map<?, ?>) token).get("kind") + " " + ((Map<?, ?>) token).get("start") + " "
                        + ((Map<?, ?>) token).get("end"))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void html_is_coloured_where_it_is_markup(Browser browser) {
        List<?> tokens =
                (List<?>) call(browser, "editor/tokens.js", "tokens", "<p class=\"a\">don't 'x' &amp;</p>", true);
        assertThat(tokens)
                .extracting(token -> ((Map<?, ?>) token).get("kind"))
                .isEqualTo(List.of("tag", "attribute", "value", "tag", "entity", "tag", "tag"));
    }

    @Test
    void variables_that_begin_so_come_before_those_that_contain_it(Browser browser) {
        assertThat(call(
                        browser,
                        "editor/variables.js",
                        "fitting",
                        List.of("application.name", "name", "user.Name", "code"),
                        "na"))
                .isEqualTo(List.of("name", "application.name", "user.Name"));
    }

    @Test
    void difference_keeps_what_is_the_same(Browser browser) {
        List<?> lines = (List<?>) call(browser, "diff.js", "diff", "a\nb\nc\nd", "a\nc\nx\nd");
        assertThat(lines)
                .extracting(line -> ((Map<?, ?>) line).get("kind") + " " + ((Map<?, ?>) line).get("line"))
                .isEqualTo(List.of("same a", "removed b", "same c", "added x", "same d"));
    }
}
