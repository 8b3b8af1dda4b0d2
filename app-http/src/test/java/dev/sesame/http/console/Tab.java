package dev.sesame.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A tab on the console of a service. Closing it fails if the page met an error, broke its own security policy, or asked
 * anything of another machine.
 */
final class Tab implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    static final int PATIENCE_MS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> wrong = new ArrayList<>();

    private Tab(BrowserContext context, String origin) {
        this.context = context;
        this.page = context.newPage();
        this.origin = origin;
        page.onPageError(wrong::add);
        page.onConsoleMessage(message -> {
            if ((message.type().equals("error") || message.type().equals("warning")) && !isExpected(message.text())) {
                wrong.add(message.type() + ": " + message.text());
            }
        });
        context.onRequest(this::check);
    }

    /** A tab as wide as a desk's, in English and light. */
    static Tab open(Browser browser, RunningService service) {
        return open(browser, service, new Browser.NewContextOptions());
    }

    /** A tab as these options say, on the overview. */
    static Tab open(Browser browser, RunningService service, Browser.NewContextOptions options) {
        String origin = "http://127.0.0.1:" + service.port();
        if (options.locale == null) {
            options.setLocale("en-GB");
        }
        if (options.viewportSize == null) {
            options.setViewportSize(1280, 900);
        }
        if (options.colorScheme == null) {
            options.setColorScheme(ColorScheme.LIGHT);
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        return new Tab(context, origin);
    }

    /** The same for the holder of this API key. */
    Tab signedIn(String key) {
        context.addInitScript(
                "if (!sessionStorage.getItem('sesame.key')) sessionStorage.setItem('sesame.key', '" + key + "')");
        return this;
    }

    /** Opens the screen at this address, such as {@code #/connectors}. */
    Tab show(String hash) {
        page.navigate(origin + "/" + hash);
        return this;
    }

    Page page() {
        return page;
    }

    /** Has calls of this path answered so from now on, in place of the service. */
    void answer(int status, String path, Map<String, ?> body) {
        page.route(
                origin + path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType(status < 400 ? "application/json" : "application/problem+json")
                        .setBody(Json.write(body))));
    }

    /** Waits until the page has taken what was answered so far: an answer of its own comes after that. */
    void settle() {
        page.evaluate("fetch('health').then(answer => answer.text())");
    }

    /** The input of this label, which says nothing but the label and whether it is optional. */
    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^" + label + "( optional)?$"));
    }

    /** The part of the screen with this heading. */
    Locator section(String name) {
        return find(AriaRole.REGION, name);
    }

    /** The one element of this role and accessible name. */
    Locator find(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return find(AriaRole.BUTTON, name);
    }

    Locator heading(String name) {
        return find(AriaRole.HEADING, name);
    }

    /**
     * Checks that what is shown is no wider than the screen, and leaves a picture of it in {@code target/screenshots} to be
     * looked at.
     */
    void picture(String picture) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(picture + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing has to be moved sideways into sight: " + picture)
                .isEqualTo(true);
    }

    /** Checks that what is shown keeps nobody out, besides what {@link #picture} does. */
    void look(String picture) {
        picture(picture);
        // Not into mails: where no script may run, axe would wait for ever.
        assertThat(new AxeBuilder(page).exclude("iframe").analyze().getViolations())
                .as(picture)
                .extracting(
                        rule -> rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .isEmpty();
    }

    /**
     * The browser reports every answer of 400 or more, and each script of a mail that it did not run; what the console makes of
     * them, tests say.
     */
    private boolean isExpected(String text) {
        return text.startsWith("Failed to load resource")
                || text.startsWith("Blocked script execution in '" + origin + "/console/mail.html'");
    }

    private void check(Request request) {
        String url = request.url();
        if (!url.startsWith(origin + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
            wrong.add("asked of another machine: " + url);
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(wrong).isEmpty();
    }
}
