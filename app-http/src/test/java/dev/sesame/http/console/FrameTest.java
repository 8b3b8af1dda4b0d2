package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.RunningService;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frame around the screens. */
@BrowserTest
final class FrameTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, Overview, en",
        "de-AT, Übersicht, de",
        "fr, Vue d’ensemble, fr",
        "ja-JP, 概要, ja",
        "zh-TW, 概览, zh-CN",
        "nl, Overview, en"
    })
    void console_speaks_the_language_of_the_browser(String locale, String title, String language, Browser browser) {
        try (Tab tab = Tab.open(browser, service, new Browser.NewContextOptions().setLocale(locale))) {
            tab.show("");
            assertThat(tab.heading(title)).isVisible();
            assertThat(tab.page().locator("html")).hasAttribute("lang", language);
        }
    }

    @Test
    void language_can_be_chosen_and_stays(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            tab.find(AriaRole.COMBOBOX, "Language").selectOption("Deutsch");
            assertThat(tab.heading("Übersicht")).isVisible();
            tab.page().reload();
            assertThat(tab.heading("Übersicht")).isVisible();
        }
    }

    @Test
    void language_can_be_chosen_before_there_is_a_screen(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            AtomicReference<Route> caller = new AtomicReference<>();
            tab.page().route("**/v1/caller", caller::set);
            tab.show("");
            tab.find(AriaRole.COMBOBOX, "Language").selectOption("Deutsch");
            assertThat(tab.page().locator("html")).hasAttribute("lang", "de");
            tab.settle();
            caller.get().resume();
            assertThat(tab.heading("Übersicht")).isVisible();
        }
    }

    @Test
    void simulated_mode_says_so(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).containsText("Simulated.");
        }
    }

    @Test
    void simulated_mode_is_seen_as_it_is_now(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.page().clock().install();
            tab.page().route("**/health", Route::abort);
            tab.show("#/connectors");
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).hasCount(0);
            tab.page().unroute("**/health");
            tab.page().clock().runFor(6_000);
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).containsText("Simulated.");

            Map<String, String> aws = Map.of("status", "UP", "ses", "aws", "transport", "ses-api");
            tab.answer(200, "/health", aws);
            tab.find(AriaRole.LINK, "Templates").click();
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).hasCount(0);
            tab.find(AriaRole.LINK, "Overview").click();
            assertThat(tab.page().locator(".figure").getByText("Amazon SES")).isVisible();
            tab.page().unrouteAll();
            tab.page().clock().runFor(11_000);
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).containsText("Simulated.");
        }
    }

    @Test
    void phone_has_its_navigation_behind_a_button(Browser browser) {
        try (Tab tab = Tab.open(browser, service, new Browser.NewContextOptions().setViewportSize(375, 812))) {
            tab.show("");
            assertThat(tab.find(AriaRole.LINK, "Connectors")).isHidden();
            tab.button("Menu").click();
            tab.look("menu");
            tab.find(AriaRole.LINK, "Connectors").click();
            assertThat(tab.heading("Connectors")).isFocused();
            assertThat(tab.button("Menu")).hasAttribute("aria-expanded", "false");
        }
    }

    @Test
    void keyboard_gets_everywhere(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            // What is not there yet has no place in the order.
            assertThat(tab.find(AriaRole.LINK, "Configure Amazon SES")).isVisible();
            tab.page().keyboard().press("Tab");
            assertThat(tab.find(AriaRole.LINK, "Skip to the content")).isFocused();
            tab.page().keyboard().press("Enter");
            assertThat(tab.page().getByRole(AriaRole.MAIN)).isFocused();
            tab.page().keyboard().press("Tab");
            assertThat(tab.find(AriaRole.LINK, "Configure Amazon SES")).isFocused();
            tab.page().keyboard().press("Enter");
            assertThat(tab.heading("Configure Amazon SES")).isFocused();
        }
    }

    @Test
    void address_without_screen_says_so(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/nothing");
            assertThat(tab.heading("There is no such screen")).isVisible();
        }
    }
}
