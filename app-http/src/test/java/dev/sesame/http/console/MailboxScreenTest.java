package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mailbox of the simulator in the console. */
@BrowserTest
final class MailboxScreenTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        service.delete("/v1/simulator/messages", "Content-Type", "application/json");
    }

    private static void send(String subject, String content) {
        Answer answer = service.post(
                "/v1/messages",
                Json.write(Map.of(
                        "to",
                        "someone@example.com",
                        "template",
                        Map.of("subject", subject, "content", content),
                        "payload",
                        Map.of("code", "482916"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void newest_mail_comes_first_and_shows_up_by_itself(Browser browser) {
        try (Tab tab = Tab.open(browser, service).show("#/mailbox")) {
            assertThat(tab.heading("No mail yet")).isVisible();
            assertThat(tab.page().locator(".simulated")).containsText("Simulated.");
            send("First", "<p>{{code}}</p>");
            send("Second", "<p>{{code}}</p>");
            assertThat(tab.page().locator(".mailbox li"))
                    .hasText(new Pattern[] {Pattern.compile("Second"), Pattern.compile("First")});
        }
    }

    @Test
    void mail_is_shown_in_all_its_forms(Browser browser) {
        send("Your code", "<p style=\"color: red\">Your code is <b>{{code}}</b>.</p>");
        try (Tab tab = Tab.open(browser, service).show("#/mailbox")) {
            tab.page().getByText("Your code").first().click();
            assertThat(tab.heading("Your code")).isFocused();
            FrameLocator frame = tab.page().frameLocator("iframe");
            assertThat(frame.locator("b")).hasText("482916");
            assertThat(frame.locator("p")).hasCSS("color", "rgb(255, 0, 0)");
            tab.page().getByLabel("Phone").check();
            assertThat(tab.page().locator("iframe")).hasAttribute("width", "360");

            Locator first = tab.find(AriaRole.TAB, "Mail");
            first.press("ArrowRight");
            assertThat(tab.find(AriaRole.TAB, "Text")).isFocused();
            assertThat(tab.page().getByRole(AriaRole.TABPANEL)).containsText("Your code is 482916.");
            tab.find(AriaRole.TAB, "Headers").click();
            assertThat(tab.page().getByRole(AriaRole.TABPANEL)).containsText("Subject");
            tab.find(AriaRole.TAB, "HTML source").click();
            assertThat(tab.page().getByRole(AriaRole.TABPANEL)).containsText("<b>482916</b>");

            tab.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            tab.button("Copy code").click();
            assertThat(tab.page().getByText("482916 is copied.")).isVisible();
            assertThat(tab.page().evaluate("navigator.clipboard.readText()")).isEqualTo("482916");
        }
    }

    @Test
    void hostile_mail_runs_nothing_and_asks_nobody(Browser browser) {
        send(
                "<script>document.title='run'</script>\u202E",
                "<script>parent.document.title='run'</script><img src=\"https://tracker.example/pixel.png\" alt=\"pixel\""
                        + " onerror=\"parent.document.title='run'\"><a href=\"https://elsewhere.example\">go</a>"
                        + "<form action=\"https://elsewhere.example\"><button>send</button></form>");
        try (Tab tab = Tab.open(browser, service).show("#/mailbox")) {
            tab.page().locator(".mailbox li a").click();
            FrameLocator frame = tab.page().frameLocator("iframe");
            assertThat(frame.getByText("go")).hasCSS("pointer-events", "none");
            assertThat(frame.locator("script")).hasCount(0);
            assertThat(tab.page().getByText("1 remote image is not loaded")).isVisible();
            assertThat(tab.page()).hasTitle("Mailbox · Sesame");
        }
    }

    @Test
    void mailbox_is_emptied_only_after_a_question(Browser browser) {
        send("Gone", "<p>{{code}}</p>");
        try (Tab tab = Tab.open(browser, service).show("#/mailbox")) {
            tab.button("Empty the mailbox").click();
            tab.button("Cancel").click();
            assertThat(tab.page().getByText("Gone")).isVisible();
            tab.button("Empty the mailbox").click();
            tab.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("Empty the mailbox", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(tab.heading("No mail yet")).isVisible();
        }
    }
}
