package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen at the width of a phone and of a desk, light and dark, and in every language: nothing that keeps anybody out,
 * and nothing wider than the screen.
 */
@BrowserTest
final class ScreensTest {

    /**
     * A screen to look at.
     *
     * @param name the beginning of the names of its pictures
     * @param hash its address
     */
    private record Screen(String name, String hash) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen("overview", ""),
            new Screen("connectors", "#/connectors"),
            new Screen("connector", "#/connectors/shop"),
            new Screen("new-connector", "#/new-connector"),
            new Screen("templates", "#/templates"),
            new Screen("template", "#/templates/SignIn/de"),
            new Screen("managed-template", "#/templates/Welcome/pt-BR"),
            new Screen("messages", "#/messages"),
            new Screen("message", "#/messages/{message}"),
            new Screen("mailbox", "#/mailbox"),
            new Screen("mail", "#/mailbox?id={mail}"),
            new Screen("not-found", "#/nothing"));

    private static final int PHONE = 375;

    private static RunningService service;
    private static String message;
    private static String mail;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
        Map<String, Object> config = Connectors.valid();
        config.put("tags", Map.of("service", "sign-in"));
        service.put("/v1/connectors/shop", Json.write(Map.of("config", config)));
        String signIn = "{\"to\":\"someone@example.com\",\"usageType\":\"SignIn\",\"payload\":{\"code\":\"123456\"}}";
        mail = service.post("/v1/messages", signIn).text("messageId");
        message =
                service.post("/v1/messages", signIn, "Idempotency-Key", "kept").text("id");
        service.put(
                "/v1/email-templates",
                "{\"templates\":[{\"usageType\":\"Welcome\",\"languageTag\":\"pt-BR\",\"subject\":\"Olá\",\"content\":\"{{code}}\"}]}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"375, LIGHT", "375, DARK", "1280, LIGHT", "1280, DARK"})
    void screens_keep_nobody_out(int width, ColorScheme theme, Browser browser) {
        look("en", width, theme, browser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ja", "zh-CN"})
    void every_language_fits_on_a_phone(String language, Browser browser) {
        look(language, PHONE, ColorScheme.LIGHT, browser);
    }

    private static void look(String language, int width, ColorScheme theme, Browser browser) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 850)
                .setColorScheme(theme);
        try (Tab tab = Tab.open(browser, service, options)) {
            for (Screen screen : SCREENS) {
                // A page of its own: an address that differs after the # only would keep the last one.
                tab.page().navigate("about:blank");
                tab.show(screen.hash().replace("{message}", message).replace("{mail}", mail));
                assertThat(tab.page().locator("h1")).isVisible();
                assertThat(tab.page().locator(".loading")).hasCount(0);
                tab.settle();
                String picture = String.join(
                        "-",
                        screen.name(),
                        language,
                        Integer.toString(width),
                        theme.name().toLowerCase(Locale.ROOT));
                // What keeps people out is the same in every language.
                if (language.equals("en")) {
                    tab.look(picture);
                } else {
                    tab.picture(picture);
                }
            }
        }
    }
}
