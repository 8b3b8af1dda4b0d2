package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with an API key, and what its role opens. */
@BrowserTest
final class SignInTest {

    private static final String[] AS_ADMIN = {"Authorization", "Bearer admin-key"};

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                Map.of("sesame.api-keys", "ada@admin:admin-key,rita@read:read-key,sid@send:send-key"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void signIn(Tab tab, String key) {
        tab.field("API key").fill(key);
        tab.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).first().click();
    }

    @Test
    void key_is_asked_for_and_stays_in_the_tab(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors");
            signIn(tab, "wrong-key");
            assertThat(tab.page().getByText("This is not a valid API key.")).isVisible();
            tab.look("sign-in");
            signIn(tab, "admin-key");
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(tab.page().getByText("ada", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(tab.page().evaluate("localStorage.length + document.cookie.length"))
                    .isEqualTo(0);

            tab.page().reload();
            assertThat(tab.heading("Connectors")).isVisible();
            tab.button("Sign out").click();
            assertThat(tab.field("API key")).isVisible();
            assertThat(tab.page().evaluate("sessionStorage.length")).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "schlüssel"})
    void key_that_cannot_be_one_is_refused_at_once(String key, Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors");
            assertThat(tab.field("API key")).isVisible();
            List<String> asked = new ArrayList<>();
            tab.page().onRequest(request -> asked.add(request.url()));
            signIn(tab, key);
            assertThat(tab.page().getByText("This is not a valid API key.")).isVisible();
            assertThat(asked).isEmpty();
            signIn(tab, "read-key");
            assertThat(tab.heading("Connectors")).isVisible();
        }
    }

    @Test
    void reader_sees_everything_and_is_offered_no_change(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            signIn(tab, "read-key");
            assertThat(tab.page().getByText("Your API key may look at connectors."))
                    .isVisible();
            assertThat(tab.field("Region")).not().isEditable();
            assertThat(tab.field("Region")).not().hasValue("");
            assertThat(tab.button("Save and Done")).hasCount(0);
            assertThat(tab.button("Check")).hasCount(0);
            tab.look("connector-reader");
        }
    }

    @Test
    void sender_is_told_what_the_key_is_for(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            signIn(tab, "send-key");
            assertThat(tab.page().getByText("Your API key may send, and not look."))
                    .isVisible();
            assertThat(tab.find(AriaRole.LINK, "Connectors")).hasCount(0);
        }
    }

    @Test
    void who_gives_up_signing_in_can_do_it_later(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors");
            tab.button("Cancel").click();
            tab.button("Sign in").click();
            signIn(tab, "read-key");
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(tab.page().getByRole(AriaRole.ALERT)).hasCount(0);
        }
    }

    @Test
    void who_gives_up_signing_in_is_not_asked_again_and_again(Browser browser) {
        try (Tab tab = Tab.open(browser, service).signedIn("read-key")) {
            Page page = tab.page();
            page.clock().install();
            tab.show("#/messages");
            assertThat(tab.heading("No messages yet")).isVisible();
            page.evaluate("sessionStorage.setItem('sesame.key', 'ended')");
            page.clock().runFor(5_000);
            assertThat(tab.field("API key")).isVisible();
            tab.button("Cancel").click();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.clock().runFor(60_000);
            assertThat(asked).isEmpty();

            // Who asks for something may want to sign in after all, and then all is as it was.
            page.getByLabel("Usage type").selectOption("Register");
            signIn(tab, "read-key");
            assertThat(tab.heading("No message is like that")).isVisible();
            asked.clear();
            page.clock().runFor(5_000);
            page.waitForCondition(() -> !asked.isEmpty());
        }
    }

    @Test
    void key_that_ends_midway_loses_nothing_that_was_typed(Browser browser) {
        String created = service.post("/v1/api-keys", "{\"name\":\"temp\",\"role\":\"admin\"}", AS_ADMIN)
                .text("key");
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            signIn(tab, created);
            tab.field("Region").fill("eu-west-1");
            tab.field("Sender").fill("shop@example.com");
            service.delete("/v1/api-keys/temp", AS_ADMIN);

            tab.button("Save and Done").click();
            assertThat(tab.page().getByText("Your API key is no longer valid.")).isVisible();
            signIn(tab, "admin-key");
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(Json.textAt(
                            service.get("/v1/connectors/default", AS_ADMIN).json(), "config.emailAddress"))
                    .isEqualTo("shop@example.com");
        }
    }
}
