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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connectors are configured, checked, tested and saved in the console. */
@BrowserTest
final class ConnectorScreenTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(Map.of());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void save(String id, Map<String, ?> config) {
        Answer answer = service.put("/v1/connectors/" + id, Json.write(Map.of("config", config)));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private Object saved(String path) {
        return Json.at(service.get("/v1/connectors/default").json(), path);
    }

    private static void fillIn(Tab tab) {
        tab.field("Region").fill("eu-west-1");
        tab.field("Access key ID").fill("AKIAIOSFODNN7EXAMPLE");
        tab.field("Secret access key").fill("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        tab.field("Sender").fill("Shop <shop@example.com>");
    }

    @Test
    void first_start_leads_to_a_connector_that_is_checked_tested_and_saved(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            tab.find(AriaRole.LINK, "Configure Amazon SES").click();
            fillIn(tab);

            tab.button("Check").click();
            assertThat(tab.section("Check")).containsText("ses-api works from here");
            assertThat(tab.section("Check").getByText("works from here")).hasCount(1);
            assertThat(tab.section("Check")).containsText("SES takes the credentials");
            assertThat(tab.section("Check")).containsText("This was the simulator, not Amazon.");
            tab.look("connector-checked");

            tab.field("To").fill("me@example.com");
            tab.field("Type").selectOption("Password reset");
            tab.section("Send a test").getByLabel("Language").selectOption("Deutsch");
            tab.button("Send").click();
            assertThat(tab.section("Send a test")).containsText("The simulator accepted the mail");
            assertThat(Json.textAt(service.get("/v1/simulator/messages").json(), "messages.0.from"))
                    .contains("shop@example.com");

            tab.button("Save and Done").click();
            assertThat(tab.page().getByText("default is saved and in use.")).isVisible();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.emailAddress")).isEqualTo("Shop <shop@example.com>");
        }
    }

    @Test
    void mistakes_are_shown_where_they_are_made_while_somebody_types(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            Locator region = tab.field("Region");
            region.fill("europe");
            tab.field("Access key ID").fill("AKIAIOSFODNN7EXAMPLE");
            assertThat(region).hasAttribute("aria-invalid", "true");
            assertThat(tab.page().getByText("Enter an AWS region such as eu-west-1."))
                    .isVisible();
            region.fill("eu-west-1");
            assertThat(tab.page().getByText("Enter an AWS region such as eu-west-1."))
                    .isHidden();

            tab.button("Save and Done").click();
            assertThat(tab.page().getByText("A key has two halves")).isVisible();
            assertThat(tab.field("Secret access key")).isFocused();
            tab.look("connector-mistakes");
            tab.field("Access key ID").fill("");
        }
    }

    @Test
    void what_the_service_refuses_is_shown_at_its_field_in_its_words(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            fillIn(tab);
            tab.page().getByText("More settings").click();
            tab.field("Sender identity ARN").fill("arn:aws:sqs:eu-west-1:123456789012:queue");
            tab.button("Save and Done").click();

            Locator field = tab.field("Sender identity ARN");
            assertThat(field).isFocused();
            assertThat(field).hasAccessibleDescription(Pattern.compile("must be the ARN of an SES identity"));
            assertThat(field).hasValue("arn:aws:sqs:eu-west-1:123456789012:queue");
            field.fill("");
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
        }
    }

    /** Amazon's own troubles, which the simulator does not have. */
    @Test
    void check_and_test_say_what_to_do_about_what_fails(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            fillIn(tab);
            tab.answer(
                    200,
                    "/v1/connectors/check",
                    Map.of(
                            "reason",
                            "SES does not take the access key.",
                            "items",
                            List.of(
                                    item("pass", "Port 443 takes connections.", ""),
                                    item(
                                            "fail",
                                            "SES does not know the access key.",
                                            "Create a key in IAM and enter both halves."),
                                    item("warn", "The account is in the sandbox.", "Ask for production access.")),
                            "simulated",
                            false));
            tab.button("Check").click();
            assertThat(tab.section("Check")).containsText("Nothing works from here yet");
            assertThat(tab.section("Check").getByText("Create a key in IAM and enter both halves."))
                    .isVisible();
            assertThat(tab.section("Check").getByText("Port 443 takes connections."))
                    .isHidden();
            tab.section("Check").getByText("1 point is in order").click();
            assertThat(tab.section("Check").getByText("Port 443 takes connections."))
                    .isVisible();

            tab.field("To").fill("me");
            tab.button("Send").click();
            assertThat(tab.field("To")).hasAccessibleDescription("Enter an address such as name@example.com.");
            tab.answer(
                    502,
                    "/v1/connectors/test",
                    Map.of(
                            "code", "transport_misconfigured",
                            "reason", "invalid_credentials",
                            "detail", "SES refused the credentials. Check both halves of the key.",
                            "transport", "ses-api",
                            "providerText", "The security token included in the request is invalid."));
            tab.field("To").fill("me@example.com");
            tab.button("Send").click();
            Locator alert = tab.section("Send a test").getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("Amazon SES refuses us");
            assertThat(alert).containsText("Check both halves of the key.");
            assertThat(alert).containsText("The security token included in the request is invalid.");
            tab.look("connector-failed");
        }
    }

    private static Map<String, Object> item(String status, String message, String remedy) {
        return Map.of(
                "id", message,
                "transport", "ses-api",
                "group", "credentials",
                "target", "eu-west-1",
                "status", status,
                "message", message,
                "remedy", remedy);
    }

    @Test
    void saved_secret_is_kept_unless_it_is_replaced_and_never_shown(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            Locator secret = tab.field("Secret access key");
            assertThat(secret).hasValue("");
            tab.field("Reply to").fill("help@example.com, desk@example.com");
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.replyTo")).isEqualTo(List.of("help@example.com", "desk@example.com"));
            assertThat(saved("config.templates.0.usageType")).isEqualTo("Register");
            assertThat(service.post("/v1/connectors/default/test", "{\"to\":\"me@example.com\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void list_of_addresses_is_typed_as_any_text(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            Locator replyTo = tab.field("Reply to");
            replyTo.pressSequentially("help@example.com,  Help Desk <desk@example.com>");
            assertThat(replyTo).hasValue("help@example.com,  Help Desk <desk@example.com>");
            replyTo.press("Enter");
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.replyTo")).isEqualTo(List.of("help@example.com", "Help Desk <desk@example.com>"));
        }
    }

    @Test
    void what_is_typed_while_it_is_saved_stays(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.field("Reply to").fill("one@example.com");
            List<Route> held = holdSave(tab);
            tab.field("Reply to").fill("two@example.com");
            held.forEach(Route::resume);
            assertThat(tab.page().getByText("default is saved and in use.")).isVisible();
            assertThat(tab.field("Reply to")).hasValue("two@example.com");
            assertThat(saved("config.replyTo")).isEqualTo("one@example.com");

            tab.page().unroute("**/v1/connectors/default");
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.replyTo")).isEqualTo("two@example.com");
            assertThat(service.post("/v1/connectors/default/test", "{\"to\":\"me@example.com\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void late_save_leaves_alone_who_went_elsewhere(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.field("Reply to").fill("one@example.com");
            List<Route> held = holdSave(tab);
            tab.find(AriaRole.LINK, "Overview").click();
            tab.button("Discard").click();
            assertThat(tab.heading("Overview")).isVisible();
            tab.page().waitForResponse("**/v1/connectors/default", () -> held.forEach(Route::resume));
            tab.settle();
            assertThat(tab.page().url()).endsWith("#/");
        }
    }

    private static List<Route> holdSave(Tab tab) {
        List<Route> held = new ArrayList<>();
        tab.page().route("**/v1/connectors/default", held::add);
        tab.page().waitForRequest("**/v1/connectors/default", () -> tab.button("Save and Done")
                .click());
        tab.page().waitForCondition(() -> !held.isEmpty());
        return held;
    }

    @Test
    void connector_that_somebody_else_changed_is_not_overwritten_unasked(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.field("Reply to").fill("mine@example.com");
            Map<String, Object> theirs = Connectors.valid();
            theirs.put("replyTo", "theirs@example.com");
            save("default", theirs);

            tab.button("Save and Done").click();
            Locator dialog = tab.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Reply to");
            tab.look("connector-conflict");
            tab.button("Go on editing").click();
            assertThat(tab.field("Reply to")).hasValue("mine@example.com");
            assertThat(saved("config.replyTo")).isEqualTo("theirs@example.com");

            tab.button("Save and Done").click();
            tab.button("Save mine over it").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.replyTo")).isEqualTo("mine@example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "shop"})
    void connector_that_somebody_else_deleted_can_be_saved_anew(String id, Browser browser) {
        save(id, Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/" + id);
            tab.field("Reply to").fill("mine@example.com");
            service.delete("/v1/connectors/" + id, "Content-Type", "application/json");
            tab.button("Save and Done").click();
            assertThat(tab.page().getByRole(AriaRole.DIALOG))
                    .containsText("Somebody else deleted this connector meanwhile");
            tab.look("connector-deleted");
            tab.button("Save as new").click();

            // Nobody knows the secret any more.
            assertThat(tab.field("Secret access key")).isFocused();
            tab.field("Secret access key")
                    .fill((String) Objects.requireNonNull(Connectors.valid().get("accessKeySecret")));
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(Json.textAt(service.get("/v1/connectors/" + id).json(), "config.replyTo"))
                    .isEqualTo("mine@example.com");
        }
    }

    @Test
    void connector_that_somebody_else_deleted_can_be_given_up(Browser browser) {
        save("shop", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/shop");
            tab.field("Reply to").fill("mine@example.com");
            service.delete("/v1/connectors/shop", "Content-Type", "application/json");
            tab.button("Save and Done").click();
            tab.button("Discard mine").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(tab.find(AriaRole.LINK, "shop")).hasCount(0);
        }
    }

    @Test
    void tags_are_rows_that_keep_their_places(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.page().getByText("More settings").click();
            fillTag(tab, 0, "team", "shop");
            fillTag(tab, 1, "2", "two");
            fillTag(tab, 2, "team", "other");
            assertThat(tab.page().locator("#tags-0-name")).hasValue("team");
            assertThat(tab.page().locator("#tags-0-value")).hasValue("shop");
            tab.button("Save and Done").click();
            assertThat(tab.page().getByText("The name team is there twice.")).isVisible();

            tab.page().locator("#tags-2-name").fill("mail");
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(saved("config.tags")).isEqualTo(Map.of("team", "shop", "2", "two", "mail", "other"));
        }
    }

    private static void fillTag(Tab tab, int row, String name, String value) {
        tab.page().locator("#tags-" + row + "-name").fill(name);
        tab.page().locator("#tags-" + row + "-value").fill(value);
    }

    @Test
    void section_stays_open_under_who_types_there(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.page().getByText("More settings").click();
            Locator arn = tab.field("Sender identity ARN");
            arn.fill("arn:");
            arn.fill("");
            assertThat(arn).isVisible();
            assertThat(arn).isFocused();
        }
    }

    @Test
    void configuration_of_logto_is_imported_with_its_templates(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/new-connector");
            tab.field("Name").first().fill("logto");
            tab.button("Import").click();
            tab.field("Configuration as JSON").fill("[]");
            tab.button("Fill in the form").click();
            assertThat(tab.page().getByText("This is not a JSON object.")).isVisible();
            tab.look("connector-import");
            tab.field("Configuration as JSON")
                    .fill(Json.write(Map.of("connectorId", "aws-ses-mail", "config", Connectors.valid())));
            tab.button("Fill in the form").click();

            assertThat(tab.field("Region")).hasValue("eu-west-1");
            assertThat(tab.page().getByText("4 templates of its own")).isVisible();
            tab.button("Save and Done").click();
            assertThat(tab.find(AriaRole.LINK, "logto")).isVisible();
        }
    }

    @Test
    void import_of_other_types_is_told_by_the_service(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.button("Import").click();
            tab.field("Configuration as JSON").fill("""
                            {"region": 7, "emailAddress": ["a@example.com"], "replyTo": [null, 5], "roleArn": {},
                             "accessKeySecret": null, "templates": "none", "tags": "abc", "brand": [1]}""");
            tab.button("Fill in the form").click();
            assertThat(tab.field("Region")).hasValue("7");
            assertThat(tab.field("Secret access key")).hasValue("");
            tab.button("Save and Done").click();
            assertThat(tab.field("Region")).hasAttribute("aria-invalid", "true");
            tab.field("Region").fill("eu-west-1");
            assertThat(tab.field("Region")).not().hasAttribute("aria-invalid", "true");
            tab.find(AriaRole.LINK, "Overview").click();
            tab.button("Discard").click();
        }
    }

    @Test
    void connector_of_a_file_is_checked_and_tested_but_not_changed(@TempDir Path folder, Browser browser) {
        Connectors.write(folder, "filed", Connectors.valid());
        try (RunningService other = RunningService.start(Map.of("sesame.connectors-dir", folder.toString()));
                Tab tab = Tab.open(browser, other)) {
            tab.show("#/connectors/filed");
            assertThat(tab.page().getByText("Change it there; here you can check it and send a test."))
                    .isVisible();
            assertThat(tab.field("Region")).not().isEditable();
            assertThat(tab.button("Save and Done")).hasCount(0);
            assertThat(tab.button("Delete")).hasCount(0);

            tab.button("Check").click();
            assertThat(tab.section("Check")).containsText("SES takes the credentials");
            tab.field("To").fill("me@example.com");
            tab.button("Send").click();
            assertThat(tab.section("Send a test")).containsText("The simulator accepted the mail");
        }
    }

    @Test
    void deleting_asks_first(Browser browser) {
        save("default", Connectors.valid());
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.button("Delete").click();
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText("Its keys are gone for good.");
            tab.look("connector-delete");
            tab.page().keyboard().press("Escape");
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).isHidden();
            assertThat(service.get("/v1/connectors/default").header("ETag")).isNotEmpty();

            tab.button("Delete").click();
            tab.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(tab.heading("Connectors")).isVisible();
            assertThat(tab.page().getByText("Stand-in", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @Test
    void what_is_typed_is_not_left_unasked(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.field("Region").fill("eu-west-1");
            tab.find(AriaRole.LINK, "Overview").click();
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText("Discard what you typed?");
            tab.button("Cancel").click();
            assertThat(tab.field("Region")).hasValue("eu-west-1");

            tab.find(AriaRole.LINK, "Overview").click();
            tab.button("Discard").click();
            assertThat(tab.heading("Overview")).isVisible();
        }
    }

    @Test
    void language_may_change_under_what_is_typed(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            tab.field("Sender").fill("shop@example.com");
            tab.find(AriaRole.COMBOBOX, "Language").first().selectOption("Deutsch");
            assertThat(tab.field("Absender")).hasValue("shop@example.com");
            tab.field("Absender").fill("");
        }
    }

    @Test
    void service_that_is_away_loses_nothing(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors/default");
            fillIn(tab);
            tab.page().route("**/v1/connectors/default", Route::abort);
            tab.button("Save and Done").click();
            assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("Sesame cannot be reached.");
            tab.look("connector-unreachable");
            assertThat(tab.field("Region")).hasValue("eu-west-1");

            tab.page().unroute("**/v1/connectors/default");
            tab.button("Save and Done").click();
            assertThat(tab.heading("Connectors")).isVisible();
        }
    }

    @Test
    void hostile_values_are_text(Browser browser) {
        Map<String, Object> config = Connectors.valid();
        config.put("emailAddress", "\"<img src=x onerror=alert(1)>\" <noreply@example.com>");
        config.put("surprise", "<script>alert(2)</script>");
        config.put("tags", Map.of());
        save("script", config);
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("#/connectors");
            assertThat(tab.page().getByText("<img src=x onerror=alert(1)>")).isVisible();
            tab.find(AriaRole.LINK, "script").click();
            assertThat(tab.field("Sender")).hasValue("\"<img src=x onerror=alert(1)>\" <noreply@example.com>");
            tab.show("#/connectors/%3Cscript%3Ealert(3)%3C%2Fscript%3E");
            assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("There is no connector of that id");
        }
    }
}
