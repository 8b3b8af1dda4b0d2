package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.access.Role;
import dev.sesame.http.api.caller.AllowedTo;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.RunningService;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which role may make which call. */
final class RolesTest {

    private static final Set<Role> SENDERS = Set.of(Role.SEND, Role.ADMIN);
    private static final Set<Role> READERS = Set.of(Role.READ, Role.ADMIN);
    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    private static final Map<String, Set<Role>> CALLS = Map.ofEntries(
            Map.entry("POST /v1/messages", SENDERS),
            Map.entry("POST /v1/messages/batch", SENDERS),
            Map.entry("POST /v1/messages/preview", SENDERS),
            Map.entry("POST /v1/messages/{id}/resend", SENDERS),
            Map.entry("POST /v1/hooks/logto", SENDERS),
            Map.entry("GET /v1/messages/{id}", EVERYBODY),
            Map.entry("GET /v1/messages", READERS),
            Map.entry("GET /v1/caller", EVERYBODY),
            Map.entry("GET /v1/connectors", READERS),
            Map.entry("GET /v1/connectors/{id}", READERS),
            Map.entry("PUT /v1/connectors/{id}", ADMINS),
            Map.entry("DELETE /v1/connectors/{id}", ADMINS),
            Map.entry("POST /v1/connectors/test", ADMINS),
            Map.entry("POST /v1/connectors/check", ADMINS),
            Map.entry("POST /v1/connectors/{id}/test", ADMINS),
            Map.entry("POST /v1/connectors/{id}/check", ADMINS),
            Map.entry("GET /v1/connectors/{id}/templates", READERS),
            Map.entry("GET /v1/connectors/{id}/templates/{usageType}", READERS),
            Map.entry("GET /v1/connector-factories", READERS),
            Map.entry("GET /v1/connector-factories/{id}", READERS),
            Map.entry("GET /v1/email-templates", READERS),
            Map.entry("PUT /v1/email-templates", ADMINS),
            Map.entry("DELETE /v1/email-templates", ADMINS),
            Map.entry("GET /v1/email-templates/{id}", READERS),
            Map.entry("PATCH /v1/email-templates/{id}", ADMINS),
            Map.entry("DELETE /v1/email-templates/{id}", ADMINS),
            Map.entry("GET /v1/email-templates/{id}/versions", READERS),
            Map.entry("GET /v1/email-templates/{id}/versions/{version}", READERS),
            Map.entry("POST /v1/email-templates/{id}/versions/{version}/restore", ADMINS),
            Map.entry("GET /v1/simulator/messages", READERS),
            Map.entry("DELETE /v1/simulator/messages", ADMINS),
            Map.entry("GET /v1/api-keys", ADMINS),
            Map.entry("POST /v1/api-keys", ADMINS),
            Map.entry("DELETE /v1/api-keys/{name}", ADMINS),
            Map.entry("GET /v1/audit", ADMINS),
            Map.entry("GET /v1/statistics", READERS),
            Map.entry("GET /health/details", READERS),
            Map.entry("GET /prometheus", READERS));

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("sesame.api-keys", "s@send:send-key,r@read:read-key,a@admin:admin-key"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer call(String call, String... headers) {
        int space = call.indexOf(' ');
        String method = call.substring(0, space);
        String path = call.substring(space + 1).replaceAll("\\{.*?}", "1");
        return switch (method) {
            case "POST" -> service.post(path, "{}", headers);
            case "PUT" -> service.put(path, "{}", headers);
            case "PATCH" -> service.patch(path, "{}", headers);
            default -> service.call(method, path, BodyPublishers.noBody(), headers);
        };
    }

    /** Whoever adds a route says who may call it, there and here. */
    @Test
    void every_call_says_which_roles_it_is_open_to() {
        Map<String, Set<Role>> said = new TreeMap<>();
        for (UriRouteInfo<?, ?> route : service.bean(Router.class).uriRoutes().toList()) {
            String path = route.getUriMatchTemplate().toPathString();
            if ((path.startsWith("/v1") || path.equals("/prometheus") || path.equals("/health/details"))
                    && !route.getHttpMethodName().equals("HEAD")) {
                Role[] roles = route.getAnnotationMetadata().enumValues(AllowedTo.class, Role.class);
                said.put(route.getHttpMethodName() + " " + path, Set.of(roles));
            }
        }
        assertThat(said).isEqualTo(CALLS);
    }

    @Test
    void every_call_is_open_to_its_roles_and_to_no_other() {
        CALLS.forEach((call, allowed) -> {
            for (Role role : Role.values()) {
                Answer answer = call(call, "Authorization", "Bearer " + role.id() + "-key");
                assertThat(answer.status() == 403)
                        .as("%s with %s: %s %s", call, role, answer.status(), answer.body())
                        .isNotEqualTo(allowed.contains(role));
                assertThat(answer.status()).isNotEqualTo(401);
            }
        });
    }

    @Test
    void no_call_is_open_without_a_key() {
        CALLS.keySet().forEach(call -> assertThat(call(call).status()).as(call).isEqualTo(401));
    }

    @Test
    void refusal_names_the_role_that_is_needed() {
        Answer answer = service.get("/v1/messages", "Authorization", "Bearer send-key");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(answer.text("detail"))
                .isEqualTo("This call needs an API key of the role read or admin; yours has the role send");
    }

    @Test
    void refusal_comes_before_anything_is_told_of_the_body() {
        assertThat(service.post("/v1/messages", "{", "Authorization", "Bearer read-key")
                        .status())
                .isEqualTo(403);
        assertThat(service.post("/v1/messages", " ".repeat(300_000), "Authorization", "Bearer read-key")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void head_is_as_open_as_get() {
        assertThat(service.call("HEAD", "/v1/messages", BodyPublishers.noBody(), "Authorization", "Bearer send-key")
                        .status())
                .isEqualTo(403);
        assertThat(service.call("HEAD", "/v1/messages", BodyPublishers.noBody(), "Authorization", "Bearer read-key")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hook_of_logto_refuses_with_a_sentence() {
        Answer answer = service.post("/v1/hooks/logto", "{}", "Authorization", "Bearer read-key");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("text/plain");
    }

    @Test
    void with_a_valid_key_of_any_role_an_unknown_address_is_one() {
        assertThat(service.get("/v1/nothing", "Authorization", "Bearer send-key")
                        .status())
                .isEqualTo(404);
    }
}
