package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A first day with Sesame, from the first start to the first mail. */
@BrowserTest
final class StoryTest {

    private final RunningService service = RunningService.start(Map.of());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void first_day(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            tab.find(AriaRole.LINK, "Configure Amazon SES").click();
            tab.field("Region").fill("eu-west-1");
            tab.field("Access key ID").fill("AKIAIOSFODNN7EXAMPLE");
            tab.field("Secret access key").fill("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
            tab.field("Sender").fill("Shop <shop@example.com>");
            tab.button("Check").click();
            assertThat(tab.section("Check")).containsText("ses-api works from here");
            tab.field("To").fill("me@example.com");
            tab.button("Send").click();
            assertThat(tab.section("Send a test")).containsText("The simulator accepted the mail");
            tab.button("Save and Done").click();
            assertThat(tab.page().getByText("default is saved and in use.")).isVisible();

            tab.find(AriaRole.LINK, "Templates").click();
            tab.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign-in, German: Built-in"))
                    .click();
            tab.page()
                    .getByLabel("Subject", new Page.GetByLabelOptions().setExact(true))
                    .fill("Willkommen im Laden: {{code}}");
            assertThat(tab.page().locator(".subject")).containsText("Willkommen im Laden: 000000");
            tab.button("Save as managed template").click();
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();

            Answer sent = service.post(
                    "/v1/messages",
                    Json.write(Map.of(
                            "to",
                            "customer@example.com",
                            "usageType",
                            "SignIn",
                            "locale",
                            "de-AT",
                            "payload",
                            Map.of("code", "482916"))),
                    "Prefer",
                    "respond-async");
            assertThat(sent.status()).as(sent.body()).isEqualTo(202);

            tab.find(AriaRole.LINK, "Messages").click();
            tab.find(AriaRole.LINK, "customer@example.com").click();
            assertThat(tab.page().locator(".timeline li.accepted")).isVisible();
            assertThat(tab.find(AriaRole.LINK, "Sign-in, de")).isVisible();

            tab.find(AriaRole.LINK, "Look for it in the mailbox").click();
            assertThat(tab.heading("Willkommen im Laden: 482916")).isVisible();
            assertThat(tab.page().frameLocator("iframe").locator("body")).containsText("482916");
            assertThat(tab.page().locator(".letter")).containsText("shop@example.com");
        }
    }
}
