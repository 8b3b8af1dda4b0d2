package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates in the console: written, previewed, saved, and brought back. */
@BrowserTest
final class TemplateScreensTest {

    private static final String TEMPLATES = "/v1/email-templates";
    private static final String GERMAN = "#/templates/SignIn/de";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.api-keys", "r@read:read-key,a@admin:admin-key"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void tidy() {
        deleteAll();
    }

    private static void deleteAll() {
        for (Map<String, Object> template : Json.objects(get(TEMPLATES).json().get("templates"))) {
            service.delete(
                    TEMPLATES + "/" + template.get("id"),
                    "Authorization",
                    "Bearer admin-key",
                    "Content-Type",
                    "application/json");
        }
    }

    private static Answer get(String path) {
        return service.get(path, "Authorization", "Bearer admin-key");
    }

    private static void save(String usageType, String language, String subject, String content) {
        Answer saved = service.put(
                TEMPLATES,
                Json.write(Map.of(
                        "templates",
                        List.of(Map.of(
                                "usageType",
                                usageType,
                                "languageTag",
                                language,
                                "subject",
                                subject,
                                "content",
                                content)))),
                "Authorization",
                "Bearer admin-key");
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    private static String savedSubject() {
        return Json.textAt(get(TEMPLATES + "?usageType=SignIn&languageTag=de").json(), "templates.0.subject");
    }

    private static Tab open(Browser browser, String hash) {
        return Tab.open(browser, service).signedIn("admin-key").show(hash);
    }

    private static Locator subject(Tab tab) {
        return tab.page().getByLabel("Subject", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator content(Tab tab) {
        return tab.page().getByLabel("Content", new Page.GetByLabelOptions().setExact(true));
    }

    private static FrameLocator mail(Tab tab) {
        return tab.page().frameLocator("iframe");
    }

    private static Locator dialog(Tab tab) {
        return tab.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator cell(Tab tab, String name) {
        return tab.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void grid_shows_where_templates_come_from_and_what_stands_in(Browser browser) {
        save("SignIn", "de", "Ihr Code {{code}}", "<p>{{code}}</p>");
        save("SignIn", "pt-BR", "Seu código {{code}}", "<p>{{code}}</p>");
        try (Tab tab = open(browser, "#/templates")) {
            assertThat(cell(tab, "Sign-in, German: Managed")).isVisible();
            assertThat(cell(tab, "Sign-in, French: Built-in")).isVisible();
            assertThat(cell(tab, "Sign-up, Brazilian Portuguese: Missing sends English"))
                    .isVisible();
            cell(tab, "Sign-in, German: Managed").click();
            assertThat(subject(tab)).hasValue("Ihr Code {{code}}");
        }
    }

    @Test
    void template_is_written_from_what_is_sent_now_with_placeholders_to_choose_from(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            assertThat(tab.page().getByText("This is what is sent now: the built-in template Sign-in, German."))
                    .isVisible();
            subject(tab).fill("");
            subject(tab).pressSequentially("Code {{co");
            assertThat(tab.find(AriaRole.OPTION, "code")).hasAttribute("aria-selected", "true");
            assertThat(subject(tab)).hasAttribute("aria-activedescendant", "subject-option-0");
            tab.look("template-placeholders");
            subject(tab).press("Enter");
            assertThat(subject(tab)).hasValue("Code {{code}}");
            assertThat(tab.page().getByRole(AriaRole.LISTBOX)).hasCount(0);

            content(tab).fill("<p>Hallo, ");
            content(tab).pressSequentially("{{application.");
            content(tab).press("ArrowDown");
            content(tab).press("ArrowDown");
            content(tab).press("Enter");
            assertThat(content(tab)).hasValue("<p>Hallo, {{application.name}}");
            assertThat(mail(tab).getByText("Hallo, Example App")).isVisible();
            assertThat(tab.page().locator(".subject")).containsText("Code 000000");

            tab.button("Save as managed template").click();
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();
            assertThat(tab.button("Save")).isDisabled();
            assertThat(savedSubject()).isEqualTo("Code {{code}}");
        }
    }

    @Test
    void escape_closes_the_choice_and_tab_leaves_the_editor(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            content(tab).fill("");
            content(tab).pressSequentially("{{");
            assertThat(tab.page().getByRole(AriaRole.LISTBOX)).isVisible();
            content(tab).press("Escape");
            assertThat(tab.page().getByRole(AriaRole.LISTBOX)).hasCount(0);
            content(tab).press("Tab");
            assertThat(content(tab)).not().isFocused();
        }
    }

    @Test
    void values_that_are_missing_are_named_and_samples_can_be_changed(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            content(tab).fill("<p>{{order.number}}</p>");
            assertThat(tab.page().locator(".problems code")).hasText("order.number");
            tab.look("template-missing");
            tab.page().getByText("Sample values").click();
            Locator values = tab.page().getByLabel("Values as JSON");
            values.fill("{\"code\": \"1\", \"order\": ");
            assertThat(values).hasAttribute("aria-invalid", "true");
            values.fill("{\"code\": \"1\", \"order\": {\"number\": \"<b>77</b>\"}}");
            assertThat(mail(tab).locator("p")).hasText("<b>77</b>");
            assertThat(tab.page().locator(".problems code")).hasCount(0);
        }
    }

    @Test
    void older_preview_never_replaces_a_newer_one(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            assertThat(tab.page().locator(".subject")).isVisible();
            List<Route> held = new ArrayList<>();
            tab.page().route("**/v1/messages/preview", route -> {
                if (String.valueOf(route.request().postData()).contains("older")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            tab.page()
                    .waitForRequest("**/v1/messages/preview", () -> subject(tab).fill("older"));
            subject(tab).fill("newer");
            assertThat(tab.page().locator(".subject")).containsText("newer");
            assertThat(held).hasSize(1);
            held.forEach(route -> route.fulfill(new Route.FulfillOptions().setResponse(route.fetch())));
            tab.settle();
            assertThat(tab.page().locator(".subject").textContent()).contains("newer");
        }
    }

    @Test
    void what_is_typed_while_it_is_saved_stays(Browser browser) {
        save("SignIn", "de", "Erste", "<p>{{code}}</p>");
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Zweite");
            List<Route> held = new ArrayList<>();
            tab.page().route("**" + TEMPLATES + "/*", route -> {
                if (route.request().method().equals("PATCH")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            tab.page().waitForRequest("**" + TEMPLATES + "/*", () -> tab.button("Save")
                    .click());
            tab.page().waitForCondition(() -> !held.isEmpty());
            subject(tab).fill("Dritte");
            held.forEach(Route::resume);
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();
            assertThat(subject(tab)).hasValue("Dritte");
            assertThat(savedSubject()).isEqualTo("Zweite");

            tab.page().unrouteAll();
            tab.page().waitForResponse("**" + TEMPLATES + "/*", () -> tab.button("Save")
                    .click());
            assertThat(savedSubject()).isEqualTo("Dritte");
        }
    }

    @Test
    void what_is_refused_is_told_at_its_field_and_nothing_is_lost(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("");
            tab.button("Save as managed template").click();
            assertThat(subject(tab)).hasAttribute("aria-invalid", "true");
            assertThat(subject(tab)).isFocused();
            assertThat(content(tab)).not().isEmpty();
        }
    }

    @Test
    void version_is_compared_and_brought_back_also_after_deletion(Browser browser) {
        save("SignIn", "de", "Erste", "<p>{{code}}</p>");
        save("SignIn", "de", "Zweite", "<p>{{code}}</p>");
        try (Tab tab = open(browser, GERMAN)) {
            tab.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Compare")))
                    .first()
                    .click();
            assertThat(dialog(tab).locator(".removed")).containsText("Zweite");
            assertThat(dialog(tab).locator(".added")).containsText("Erste");
            tab.look("template-version");
            tab.button("Restore this version").click();
            assertThat(subject(tab)).hasValue("Erste");
            assertThat(tab.page().getByText("The version is restored and in use."))
                    .isVisible();

            tab.button("Delete").click();
            assertThat(dialog(tab)).containsText("Delete this template?");
            dialog(tab)
                    .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(tab.button("Save as managed template")).isVisible();
            tab.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Compare")))
                    .first()
                    .click();
            tab.button("Restore this version").click();
            assertThat(subject(tab)).hasValue("Erste");
            assertThat(tab.button("Save")).isVisible();
        }
    }

    @Test
    void conflict_keeps_what_was_typed_and_offers_both(Browser browser) {
        save("SignIn", "de", "Erste", "<p>{{code}}</p>");
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Meine");
            save("SignIn", "de", "Andere", "<p>{{code}}</p>");
            tab.button("Save").click();
            assertThat(dialog(tab)).containsText("Somebody else saved this template meanwhile");
            assertThat(dialog(tab)).containsText("Andere");
            tab.look("template-conflict");
            tab.button("Go on editing").click();
            assertThat(subject(tab)).hasValue("Meine");

            tab.button("Save").click();
            tab.button("Save mine over it").click();
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();
            assertThat(savedSubject()).isEqualTo("Meine");
        }
    }

    @Test
    void template_that_somebody_deleted_can_be_saved_anew(Browser browser) {
        save("SignIn", "de", "Erste", "<p>{{code}}</p>");
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Meine");
            deleteAll();
            tab.button("Save").click();
            assertThat(dialog(tab)).containsText("Somebody else deleted this template meanwhile");
            tab.button("Save mine over it").click();
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();
            assertThat(savedSubject()).isEqualTo("Meine");
        }
    }

    @Test
    void somebody_who_was_first_is_not_overwritten(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Meine");
            save("SignIn", "de", "Andere", "<p>{{code}}</p>");
            tab.button("Save as managed template").click();
            tab.button("Take theirs").click();
            assertThat(subject(tab)).hasValue("Andere");
            assertThat(savedSubject()).isEqualTo("Andere");
        }
    }

    @Test
    void leaving_with_changes_asks(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Meine");
            tab.page().getByText("← Templates").click();
            tab.button("Cancel").click();
            assertThat(subject(tab)).hasValue("Meine");
            tab.page().getByText("← Templates").click();
            dialog(tab)
                    .getByText("Discard", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(tab.heading("Templates")).isVisible();
        }
    }

    @Test
    void draft_survives_a_key_that_ends(Browser browser) {
        try (Tab tab = open(browser, GERMAN)) {
            subject(tab).fill("Meine {{code}}");
            assertThat(tab.page().locator(".subject")).containsText("Meine 000000");
            tab.page().evaluate("sessionStorage.setItem('sesame.key', 'ended')");
            tab.button("Save as managed template").click();
            dialog(tab).getByLabel("API key").fill("admin-key");
            dialog(tab).getByText("Sign in").last().click();
            assertThat(tab.page().getByText("The template is saved and in use."))
                    .isVisible();
            assertThat(savedSubject()).isEqualTo("Meine {{code}}");
        }
    }

    @Test
    void hostile_template_runs_nothing_and_stays_as_it_was_written(Browser browser) {
        String subject = "</textarea><script>document.title='run'</script>\u202E{{code}}";
        String content = "<p>{{code}}</p><script>parent.document.title='run'</script><img src=x"
                + " onerror=\"parent.document.title='run'\">";
        save("SignIn", "de", subject, content);
        save("<img src=x onerror=alert(1)>", "de", "Hi", "<p>{{code}}</p>");
        try (Tab tab = open(browser, GERMAN)) {
            assertThat(mail(tab).locator("p")).hasText("000000");
            assertThat(mail(tab).locator("script")).hasCount(0);
            assertThat(subject(tab)).hasValue(subject);
            assertThat(content(tab)).hasValue(content);
            assertThat(tab.page()).hasTitle("Template · Sesame");
            tab.page().getByText("← Templates").click();
            cell(tab, "<img src=x onerror=alert(1)>, German: Managed").click();
            assertThat(tab.page().locator("h1")).containsText("<img src=x onerror=alert(1)>");
            assertThat(subject(tab)).hasValue("Hi");
        }
    }

    @Test
    void new_template_is_of_any_type_and_language(Browser browser) {
        try (Tab tab = open(browser, "#/templates")) {
            tab.button("New template").click();
            tab.button("Write it").click();
            assertThat(tab.page().getByLabel("Usage type")).isFocused();
            tab.look("new-template");
            tab.page().getByLabel("Usage type").fill("Welcome");
            tab.page()
                    .getByLabel("Language", new Page.GetByLabelOptions().setExact(true))
                    .last()
                    .fill("pt_br");
            tab.button("Write it").click();
            assertThat(tab.page().locator("h1")).containsText("Welcome Brazilian Portuguese");
            assertThat(tab.page().getByText("the built-in template Generic, English"))
                    .isVisible();
        }
    }

    @Test
    void who_may_only_read_changes_nothing(Browser browser) {
        save("SignIn", "de", "Erste", "<p>{{code}}</p>");
        try (Tab tab = Tab.open(browser, service).signedIn("read-key").show(GERMAN)) {
            assertThat(subject(tab)).hasValue("Erste");
            assertThat(subject(tab)).not().isEditable();
            assertThat(tab.button("Save")).hasCount(0);
            assertThat(tab.page().getByText("A preview takes an API key of the role admin."))
                    .isVisible();
        }
    }
}
