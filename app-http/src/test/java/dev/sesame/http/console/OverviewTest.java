package dev.sesame.http.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the service is, at a glance. */
@BrowserTest
final class OverviewTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(Map.of());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void last_hour_is_counted_by_outcome(Browser browser) {
        service.post(
                "/v1/messages",
                "{\"to\":\"someone@example.com\",\"usageType\":\"SignIn\",\"payload\":{\"code\":\"123456\"}}");
        int steps =
                Json.objects(service.get("/v1/statistics").json().get("steps")).size();
        try (Tab tab = Tab.open(browser, service)) {
            tab.show("");
            assertThat(tab.page().getByText("1 message", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(tab.page().getByRole(AriaRole.LISTITEM).getByText("Accepted"))
                    .isVisible();
            assertThat(tab.find(AriaRole.IMG, "The last hour")).isVisible();
            assertThat(tab.find(AriaRole.TABLE, "The last hour").getByRole(AriaRole.ROW))
                    .hasCount(1 + steps);
        }
    }

    @Test
    void what_somebody_must_mend_is_told(Browser browser) {
        service.put("/v1/connectors/shop", Json.write(Map.of("config", Connectors.valid())));
        try (Tab tab = Tab.open(browser, service)) {
            tab.answer(
                    200,
                    "/health",
                    Map.of(
                            "status", "DEGRADED",
                            "ses", "aws",
                            "transport", "ses-api",
                            "failover", "ses-smtp",
                            "connectors", List.of("shop"),
                            "unusableConnectors", List.of("shop"),
                            "store", "DOWN",
                            "alerts",
                                    List.of(Map.of(
                                            "transport", "ses-api",
                                            "connector", "shop",
                                            "reason", "invalid_credentials",
                                            "since", "2026-11-21T12:00:00Z"))));
            tab.show("");
            assertThat(tab.page().getByText("Needs attention")).isVisible();
            assertThat(tab.page().getByText("The database cannot be used")).isVisible();
            assertThat(tab.page().getByText("invalid_credentials")).isVisible();
            assertThat(tab.page().getByText("The connector shop cannot be used as it is."))
                    .isVisible();
            assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).hasCount(0);
            tab.look("overview-alerts");
        }
    }

    @Test
    void queue_and_accounts_are_shown_with_what_limits_them(Browser browser) {
        try (Tab tab = Tab.open(browser, service)) {
            tab.answer(
                    200,
                    "/health/details",
                    Map.of(
                            "queue",
                                    Map.of(
                                            "queued",
                                            12,
                                            "due",
                                            12,
                                            "sending",
                                            3,
                                            "unknown",
                                            2,
                                            "oldestAgeSeconds",
                                            300),
                            "connectors",
                                    List.of(Map.of(
                                            "id",
                                            "shop",
                                            "account",
                                            Map.of(
                                                    "sent24Hours",
                                                    1234,
                                                    "max24Hours",
                                                    50000,
                                                    "maxPerSecond",
                                                    14,
                                                    "production",
                                                    false,
                                                    "sendingEnabled",
                                                    false,
                                                    "enforcement",
                                                    "PROBATION")))));
            tab.show("");
            assertThat(tab.page().getByText("15 waiting or being sent")).isVisible();
            assertThat(tab.page().getByText("The oldest waits for 5 minutes.")).isVisible();
            assertThat(tab.page().getByText("2 of unknown outcome")).isVisible();
            assertThat(tab.page().getByText("1,234 of 50,000")).isVisible();
            assertThat(tab.page().getByText("Up to 14 a second")).isVisible();
            assertThat(tab.page().getByText("In the SES sandbox")).isVisible();
            assertThat(tab.page().getByText("PROBATION")).isVisible();
            tab.look("overview-details");
        }
    }

    @Test
    void slow_answer_keeps_nothing_else_waiting(Browser browser) {
        List<Route> held = new ArrayList<>();
        try (Tab tab = Tab.open(browser, service)) {
            tab.page().route("**/v1/statistics", held::add);
            tab.page().waitForRequest("**/v1/statistics", () -> tab.show(""));
            assertThat(tab.page().getByText("Running")).isVisible();
            tab.find(AriaRole.LINK, "Connectors").click();
            assertThat(tab.heading("Connectors")).isVisible();
            // The screen that is shown now is not touched by what comes late for another.
            held.forEach(Route::resume);
            assertThat(tab.page().getByText("Stand-in", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(held).isNotEmpty();
        }
    }

    @Test
    void first_load_is_small(Browser browser) {
        List<Request> requests = new ArrayList<>();
        try (Tab tab = Tab.open(browser, service)) {
            tab.page().onRequestFinished(requests::add);
            tab.show("");
            assertThat(tab.heading("Overview")).isVisible();
            tab.page().waitForLoadState(LoadState.NETWORKIDLE);
            int bytes = List.copyOf(requests).stream()
                    .mapToInt(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
                    .sum();
            assertThat(bytes).isBetween(10_000, 60_000);
        }
    }
}
