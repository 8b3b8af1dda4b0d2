package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in the console: found, followed, and sent again. */
@BrowserTest
final class MessageScreensTest {

    @TempDir
    private static Path connectors;

    private static SesSimulator ses;
    private static RunningService service;

    @BeforeAll
    static void start() {
        ses = SesSimulator.start();
        Connectors.write(connectors, "default", Connectors.valid());
        service = RunningService.start(Map.of(
                "sesame.ses-api-endpoint",
                ses.apiEndpoint().toString(),
                "sesame.connectors-dir",
                connectors.toString(),
                "sesame.send-attempts",
                "1",
                "test.impatient",
                "true",
                "sesame.api-keys",
                "s@send:send-key,r@read:read-key,a@admin:admin-key"));
    }

    @AfterAll
    static void stop() {
        service.close();
        ses.close();
    }

    @BeforeEach
    void nothingFails() {
        ses.faults().clear();
    }

    private static String send(String to, String usageType) {
        Answer answer = service.post(
                "/v1/messages",
                Json.write(Map.of("to", to, "usageType", usageType, "payload", Map.of("code", "482916"))),
                "Authorization",
                "Bearer send-key",
                "Prefer",
                "respond-async");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.text("id");
    }

    private static Tab open(Browser browser, String key, String hash) {
        return Tab.open(browser, service).signedIn(key).show(hash);
    }

    private static boolean isList(String url) {
        return url.contains("/v1/messages?");
    }

    private static void hide(Tab tab, boolean hidden) {
        tab.page()
                .evaluate(
                        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }",
                        hidden);
    }

    private static Locator rows(Tab tab) {
        return tab.page().locator("ul.messages > li");
    }

    @Test
    void messages_are_found_by_what_is_known_of_them(Browser browser) {
        send("one@example.com", "SignIn");
        send("two@example.com", "Register");
        try (Tab tab = open(browser, "read-key", "#/messages")) {
            assertThat(tab.page().getByText("two@example.com")).isVisible();
            tab.page().getByLabel("Recipient").fill("one@example.com");
            tab.page().getByLabel("Recipient").press("Enter");
            assertThat(rows(tab)).hasCount(1);
            assertThat(rows(tab)).containsText("one@example.com");

            // The address of the screen says what is looked for, so that it can be passed on.
            tab.page().reload();
            assertThat(rows(tab)).hasCount(1);
            tab.page().getByLabel("Usage type").selectOption("Register");
            assertThat(tab.heading("No message is like that")).isVisible();
            tab.button("Clear filters").first().click();
            assertThat(tab.page().getByText("two@example.com")).isVisible();
        }
    }

    @Test
    void what_is_being_typed_outlives_a_new_look(Browser browser) {
        send("typed@example.com", "SignIn");
        try (Tab tab = Tab.open(browser, service).signedIn("read-key")) {
            Page page = tab.page();
            page.clock().install();
            tab.show("#/messages");
            assertThat(rows(tab).first()).isVisible();
            page.getByLabel("Recipient").pressSequentially("typed@exam");
            send("meanwhile@example.com", "SignIn");
            page.clock().runFor(5_000);
            assertThat(rows(tab).first()).containsText("meanwhile@example.com");
            assertThat(page.getByLabel("Recipient")).hasValue("typed@exam");
        }
    }

    @Test
    void filter_that_means_nothing_is_told_at_its_field(Browser browser) {
        try (Tab tab = open(browser, "read-key", "#/messages")) {
            Locator recipient = tab.page().getByLabel("Recipient");
            recipient.fill("nobody");
            recipient.press("Enter");
            assertThat(recipient).hasAttribute("aria-invalid", "true");
            assertThat(recipient).hasAccessibleDescription(Pattern.compile("address"));
        }
    }

    @Test
    void message_is_followed_until_its_outcome_is_known(Browser browser) {
        ses.faults().always(Fault.throttled());
        String id = send("followed@example.com", "SignIn");
        try (Tab tab = open(browser, "read-key", "#/messages/" + id)) {
            assertThat(tab.heading("followed@example.com")).isVisible();
            assertThat(tab.page().locator(".timeline li").first()).containsText("throttled");
            ses.faults().clear();
            assertThat(tab.page().locator(".timeline li.accepted")).isVisible();
            assertThat(tab.page().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Accepted")))
                    .isVisible();
        }
    }

    @Test
    void unknown_outcome_is_sent_again_once_somebody_wants_it_even_twice(Browser browser) {
        ses.faults().next(Fault.dropAfterAccepting());
        String id = send("lost@example.com", "SignIn");
        try (Tab tab = open(browser, "admin-key", "#/messages/" + id)) {
            assertThat(tab.page().getByText("It may have been sent")).isVisible();
            long accepted = ses.mailbox().accepted();
            tab.button("Send again…").click();
            Locator dialog = tab.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("lost@example.com may get it twice");
            assertThat(dialog.getByText("Cancel")).isFocused();
            tab.look("message-resend");
            tab.button("Cancel").click();
            assertThat(ses.mailbox().accepted()).isEqualTo(accepted);

            tab.button("Send again…").click();
            tab.button("Send it, even twice").click();
            assertThat(tab.page().locator(".timeline li.accepted")).isVisible();
            assertThat(tab.button("Send again…")).hasCount(0);
        }
    }

    @Test
    void who_may_only_read_sends_nothing_again(Browser browser) {
        ses.faults().next(Fault.dropAfterAccepting());
        String id = send("lost2@example.com", "SignIn");
        try (Tab tab = open(browser, "read-key", "#/messages/" + id)) {
            assertThat(tab.page().getByText("It may have been sent")).isVisible();
            assertThat(tab.button("Send again…")).hasCount(0);
        }
    }

    @Test
    void names_are_shown_and_never_run(Browser browser) {
        String script = "<script>document.title='run'</script>";
        send("hostile@example.com", script);
        send("bidi@example.com", "\u202Egnorw");
        try (Tab tab = open(browser, "read-key", "#/messages")) {
            assertThat(tab.page().getByText(script)).isVisible();
            tab.page().getByText("hostile@example.com").click();
            assertThat(tab.page().locator("dd").filter(new Locator.FilterOptions().setHasText(script)))
                    .isVisible();
            assertThat(tab.page()).hasTitle("Message · Sesame");
        }
    }

    @Test
    void ten_thousand_messages_are_pages_of_fifty(Browser browser) {
        try (Tab tab = Tab.open(browser, service).signedIn("read-key")) {
            List<String> asked = new ArrayList<>();
            tab.page().route(MessageScreensTest::isList, route -> {
                asked.add(route.request().url());
                int first = 50 * asked.size() - 50;
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(page(first, first + 50 < 10_000)));
            });
            tab.show("#/messages");
            assertThat(rows(tab)).hasCount(50);
            tab.button("Older").click();
            assertThat(rows(tab).first()).not().containsText("user0@example.com");
            assertThat(rows(tab)).hasCount(50);
            tab.button("Newest").click();
            assertThat(tab.button("Newest")).isDisabled();
        }
    }

    private static String page(int first, boolean more) {
        List<Map<String, Object>> messages = IntStream.range(first, first + 50)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "id", new UUID(7, i).toString(),
                        "status", "accepted",
                        "to", "user" + i + "@example.com",
                        "usageType", "SignIn",
                        "connector", "default",
                        "acceptedAt", "2026-11-21T10:00:00Z",
                        "attempts", List.of()))
                .toList();
        return Json.write(
                more
                        ? Map.of("messages", messages, "next", new UUID(7, first + 49L).toString())
                        : Map.of("messages", messages));
    }

    @Test
    void slow_answer_is_waited_for_and_a_newer_question_wins(Browser browser) {
        send("slow@example.com", "SignIn");
        try (Tab tab = Tab.open(browser, service).signedIn("read-key")) {
            List<Route> held = new ArrayList<>();
            Page page = tab.page();
            page.route(url -> isList(url) && !url.contains("to="), held::add);
            tab.show("#/messages");
            assertThat(page.getByText("Loading…")).isVisible();
            page.getByLabel("Recipient").fill("slow@example.com");
            page.getByLabel("Recipient").press("Enter");
            assertThat(rows(tab)).hasCount(1);
            held.forEach(route -> route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(page(0, false))));
            tab.settle();
            assertThat(rows(tab).allTextContents()).singleElement().asString().contains("slow@example.com");
        }
    }

    @Test
    void key_that_ends_midway_is_asked_for_and_the_filter_stays(Browser browser) {
        send("midway@example.com", "SignIn");
        try (Tab tab = open(browser, "read-key", "#/messages")) {
            assertThat(rows(tab).first()).isVisible();
            tab.page().evaluate("sessionStorage.setItem('sesame.key', 'ended')");
            tab.page().getByLabel("Recipient").fill("midway@example.com");
            tab.page().getByLabel("Recipient").press("Enter");
            Locator dialog = tab.page().getByRole(AriaRole.DIALOG);
            dialog.getByLabel("API key").fill("read-key");
            dialog.getByText("Sign in").last().click();
            assertThat(dialog).hasCount(0);
            assertThat(rows(tab)).hasCount(1);
            assertThat(tab.page().getByLabel("Recipient")).hasValue("midway@example.com");
        }
    }

    @Test
    void nothing_is_asked_while_nobody_looks(Browser browser) {
        send("seen@example.com", "SignIn");
        try (Tab tab = Tab.open(browser, service).signedIn("read-key")) {
            Page page = tab.page();
            page.clock().install();
            tab.show("#/messages");
            assertThat(rows(tab).first()).isVisible();
            hide(tab, true);
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.clock().runFor(60_000);
            assertThat(asked).isEmpty();
            page.waitForRequest(request -> isList(request.url()), () -> hide(tab, false));
        }
    }
}
