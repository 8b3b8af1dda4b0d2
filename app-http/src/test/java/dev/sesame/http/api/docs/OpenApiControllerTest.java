package dev.sesame.http.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

final class OpenApiControllerTest {

    private static final Pattern REFERENCE = Pattern.compile("\\$ref: \"#/components/schemas/([^\"]*)\"");

    private static RunningService service;
    private static String text = "";
    private static Map<String, Object> document = Map.of();

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
        Answer answer = service.get("/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/yaml");
        text = answer.body();
        Object loaded = new Yaml().load(text);
        document = Json.object(loaded);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The operations by method and path. */
    private static Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        Json.object(document.get("paths")).forEach((path, methods) -> Json.object(methods)
                .forEach((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, Json.object(operation))));
        return operations;
    }

    private static Map<String, Object> schema(String name) {
        return Json.object(Json.at(document, "components.schemas." + name));
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        Set<String> routes = service.bean(Router.class)
                .uriRoutes()
                // Files of the console.
                .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Hidden.class))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> !route.startsWith("HEAD "))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).contains("POST /v1/messages", "GET /health", "GET /openapi.yml");
        assertThat(operations().keySet()).containsExactlyElementsOf(routes);
    }

    @Test
    void every_operation_has_an_id_of_its_own_and_a_summary() {
        List<String> ids = new ArrayList<>();
        operations().forEach((call, operation) -> {
            ids.add(Json.textAt(operation, "operationId"));
            assertThat(Json.textAt(operation, "summary")).as(call).isNotBlank();
            assertThat(operation).as(call).containsKey("tags");
        });
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    /** The generator names a member after the type of its schema where it is told nothing else. */
    @Test
    void every_member_is_named_as_in_json() {
        Json.object(Json.at(document, "components.schemas")).forEach((name, schema) -> {
            if (Json.object(schema).containsKey("properties")) {
                assertThat(Json.object(Json.object(schema).get("properties")).keySet())
                        .as(name)
                        .allMatch(member -> member.matches("[a-z][A-Za-z0-9]*"));
            }
        });
    }

    @Test
    void every_answer_is_described() {
        Map<String, Set<String>> answers = new TreeMap<>();
        operations()
                .forEach((call, operation) -> answers.put(
                        call,
                        new TreeSet<>(Json.object(operation.get("responses")).keySet())));
        assertThat(answers)
                .isEqualTo(Map.ofEntries(
                        Map.entry("GET /health", Set.of("200")),
                        Map.entry("GET /health/details", Set.of("200", "401", "403", "406", "429", "500")),
                        Map.entry("GET /health/liveness", Set.of("200")),
                        Map.entry("GET /health/readiness", Set.of("200", "503")),
                        Map.entry("GET /openapi.yml", Set.of("200")),
                        Map.entry("GET /prometheus", Set.of("200", "401", "403", "406", "429", "500")),
                        Map.entry("GET /v1/statistics", Set.of("200", "401", "403", "406", "429", "500")),
                        Map.entry("POST /v1/hooks/logto", Set.of("204", "4XX", "5XX")),
                        Map.entry(
                                "POST /v1/messages",
                                Set.of(
                                        "200", "202", "400", "401", "403", "406", "409", "413", "415", "422", "429",
                                        "500", "502", "503", "504")),
                        Map.entry(
                                "POST /v1/messages/batch",
                                Set.of(
                                        "200", "202", "400", "401", "403", "406", "409", "413", "415", "422", "429",
                                        "500", "503")),
                        Map.entry(
                                "POST /v1/messages/preview",
                                Set.of("200", "400", "401", "403", "406", "413", "415", "422", "429", "500")),
                        Map.entry("GET /v1/messages", Set.of("200", "400", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/messages/{id}",
                                Set.of("200", "401", "403", "404", "406", "429", "500", "503")),
                        Map.entry(
                                "POST /v1/messages/{id}/resend",
                                Set.of("202", "401", "403", "404", "406", "409", "415", "429", "500", "503")),
                        Map.entry("GET /v1/caller", Set.of("200", "401", "403", "406", "429", "500")),
                        Map.entry(
                                "GET /v1/connectors/{id}/templates",
                                Set.of("200", "400", "401", "403", "404", "406", "429", "500", "502", "503")),
                        Map.entry(
                                "GET /v1/connectors/{id}/templates/{usageType}",
                                Set.of("200", "400", "401", "403", "404", "406", "429", "500", "502", "503")),
                        Map.entry("GET /v1/connectors", Set.of("200", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/connectors/{id}",
                                Set.of("200", "401", "403", "404", "406", "429", "500", "503")),
                        Map.entry(
                                "PUT /v1/connectors/{id}",
                                Set.of(
                                        "200", "201", "400", "401", "403", "406", "409", "412", "413", "415", "429",
                                        "500", "503")),
                        Map.entry(
                                "DELETE /v1/connectors/{id}",
                                Set.of("204", "400", "401", "403", "404", "406", "409", "412", "429", "500", "503")),
                        Map.entry(
                                "POST /v1/connectors/test",
                                Set.of(
                                        "200", "400", "401", "403", "406", "413", "415", "422", "429", "500", "502",
                                        "503", "504")),
                        Map.entry(
                                "POST /v1/connectors/check",
                                Set.of("200", "400", "401", "403", "406", "413", "415", "429", "500", "503")),
                        Map.entry(
                                "POST /v1/connectors/{id}/test",
                                Set.of(
                                        "200", "400", "401", "403", "404", "406", "413", "415", "422", "429", "500",
                                        "502", "503", "504")),
                        Map.entry(
                                "POST /v1/connectors/{id}/check",
                                Set.of("200", "401", "403", "404", "406", "415", "429", "500", "502", "503")),
                        Map.entry("GET /v1/connector-factories", Set.of("200", "401", "403", "406", "429", "500")),
                        Map.entry(
                                "GET /v1/connector-factories/{id}",
                                Set.of("200", "401", "403", "404", "406", "429", "500")),
                        Map.entry(
                                "PUT /v1/email-templates",
                                Set.of("200", "400", "401", "403", "406", "413", "415", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/email-templates",
                                Set.of("200", "400", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "DELETE /v1/email-templates",
                                Set.of("200", "400", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/email-templates/{id}",
                                Set.of("200", "401", "403", "404", "406", "429", "500", "503")),
                        Map.entry(
                                "PATCH /v1/email-templates/{id}",
                                Set.of(
                                        "200", "400", "401", "403", "404", "406", "412", "413", "415", "429", "500",
                                        "503")),
                        Map.entry(
                                "DELETE /v1/email-templates/{id}",
                                Set.of("204", "400", "401", "403", "404", "406", "412", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/email-templates/{id}/versions",
                                Set.of("200", "401", "403", "404", "406", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/email-templates/{id}/versions/{version}",
                                Set.of("200", "401", "403", "404", "406", "429", "500", "503")),
                        Map.entry(
                                "POST /v1/email-templates/{id}/versions/{version}/restore",
                                Set.of("200", "400", "401", "403", "404", "406", "412", "415", "429", "500", "503")),
                        Map.entry("GET /v1/api-keys", Set.of("200", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "POST /v1/api-keys",
                                Set.of("201", "400", "401", "403", "406", "409", "413", "415", "429", "500", "503")),
                        Map.entry(
                                "DELETE /v1/api-keys/{name}",
                                Set.of("204", "401", "403", "404", "406", "409", "429", "500", "503")),
                        Map.entry("GET /v1/audit", Set.of("200", "400", "401", "403", "406", "429", "500", "503")),
                        Map.entry(
                                "GET /v1/simulator/messages", Set.of("200", "401", "403", "404", "406", "429", "500")),
                        Map.entry(
                                "DELETE /v1/simulator/messages",
                                Set.of("204", "401", "403", "404", "406", "429", "500"))));
        assertThat(text).doesNotContain(" response\n");
    }

    @Test
    void every_error_is_a_problem_but_those_for_logto() {
        operations().forEach((call, operation) -> Json.object(operation.get("responses"))
                .forEach((status, response) -> {
                    if (status.startsWith("4") || status.startsWith("5")) {
                        Map<String, Object> content =
                                Json.object(Json.object(response).get("content"));
                        if (call.equals("POST /v1/hooks/logto")) {
                            assertThat(content).as(call + status).containsOnlyKeys("text/plain");
                        } else {
                            assertThat(content).as(call + status).containsOnlyKeys("application/problem+json");
                            assertThat(Json.object(Json.object(content.get("application/problem+json"))
                                            .get("schema")))
                                    .containsEntry("$ref", "#/components/schemas/Problem");
                        }
                    }
                }));
    }

    @Test
    void a_key_is_asked_for_where_one_is_needed() {
        assertThat(document).doesNotContainKey("security");
        operations().forEach((call, operation) -> {
            if (call.contains(" /v1/") || call.endsWith(" /prometheus") || call.endsWith(" /health/details")) {
                assertThat(operation.get("security")).as(call).isEqualTo(List.of(Map.of("key", List.of())));
            } else {
                assertThat(operation).as(call).doesNotContainKey("security");
            }
        });
        assertThat(Json.at(document, "components.securitySchemes.key.scheme")).isEqualTo("bearer");
    }

    @Test
    void every_reference_leads_to_a_schema_with_a_name_that_openapi_allows() {
        Set<String> referenced = REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> schemas =
                Json.object(Json.at(document, "components.schemas")).keySet();
        assertThat(schemas).containsExactlyInAnyOrderElementsOf(referenced).allMatch(name -> name.matches("[A-Za-z]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/messages, Message",
        "POST /v1/messages/preview, PreviewRequest",
        "POST /v1/hooks/logto, LogtoMessage"
    })
    void every_body_has_a_schema(String call, String schema) {
        Map<String, Object> operation = Json.object(operations().get(call));
        assertThat(Json.at(operation, "requestBody.required")).isEqualTo(true);
        Map<String, Object> content = Json.object(Json.at(operation, "requestBody.content"));
        assertThat(Json.object(Json.object(content.get("application/json")).get("schema")))
                .containsEntry("$ref", "#/components/schemas/" + schema);
        // Payloads hold whatever JSON has, texts above all.
        assertThat(Json.object(Json.at(schema(schema), "properties.payload")))
                .containsEntry("additionalProperties", true);
    }

    /** A value for every documented member, those of members too. */
    private static Map<String, Object> everyMember(String schema) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("to", "someone@example.com"),
                Map.entry("type", "SignIn"),
                Map.entry("usageType", "SignIn"),
                Map.entry("locale", "en"),
                Map.entry("payload", Map.of("code", "482916", "nested", Map.of("list", List.of(1, true)))),
                Map.entry("connector", "default"),
                Map.entry("tags", Map.of("flow", "web")),
                Map.entry("expiresIn", "PT10M"),
                Map.entry("clientIp", "203.0.113.7"),
                Map.entry("ip", "203.0.113.7"),
                Map.entry("placeholders", "strict"),
                Map.entry("subject", "Code {{code}}"),
                Map.entry("content", "<p>{{code}}</p>"),
                Map.entry("contentType", "text/html"),
                Map.entry("text", "{{code}}"),
                Map.entry("replyTo", "help@example.com"),
                Map.entry("sendFrom", "Sender <sender@example.com>"));
        Map<String, Object> body = new LinkedHashMap<>();
        for (String member : Json.object(schema(schema).get("properties")).keySet()) {
            body.put(member, member.equals("template") ? everyMember("Template") : Json.at(values, member));
        }
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/messages, Message, 9",
        "/v1/messages/preview, PreviewRequest, 10",
        "/v1/hooks/logto, LogtoMessage, 4"
    })
    void every_documented_member_is_taken(String path, String schema, int members) {
        Map<String, Object> body = everyMember(schema);
        assertThat(body).hasSize(members);
        Answer answer = service.post(path, Json.write(body));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource({"/v1/messages, Message", "/v1/messages/preview, PreviewRequest", "/v1/hooks/logto, LogtoMessage"})
    void what_is_required_is_documented_as_such(String path, String schema) {
        Object required = schema(schema).getOrDefault("required", List.of());
        Map<String, Object> body = everyMember(schema);
        body.remove("template");
        for (String member : List.copyOf(body.keySet())) {
            Map<String, Object> without = new LinkedHashMap<>(body);
            without.remove(member);
            boolean needed = service.post(path, Json.write(without)).status() == 400;
            // The usage type is needed only without a template, which a schema of OpenAPI 3.0 cannot say simply.
            if (!member.equals("usageType")) {
                assertThat(needed).as(member).isEqualTo(((List<?>) required).contains(member));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/messages, AcceptedMessage", "/v1/messages/preview, Preview"})
    void what_is_answered_is_documented(String path, String schema) {
        Answer answer =
                service.post(path, Json.write(everyMember(path.endsWith("preview") ? "PreviewRequest" : "Message")));
        assertThat(Json.object(schema(schema).get("properties")).keySet())
                .containsExactlyInAnyOrderElementsOf(answer.json().keySet());
    }

    @Test
    void the_headers_of_a_message_are_texts() {
        List<Map<String, Object>> parameters =
                Json.objects(Json.object(operations().get("POST /v1/messages")).get("parameters"));
        assertThat(parameters)
                .extracting(parameter -> Json.textAt(parameter, "name"))
                .containsExactlyInAnyOrder("Idempotency-Key", "Prefer");
        assertThat(parameters).allSatisfy(parameter -> {
            assertThat(Json.textAt(parameter, "in")).isEqualTo("header");
            assertThat(Json.object(parameter.get("schema")))
                    .containsEntry("type", "string")
                    .doesNotContainKey("items");
        });
    }

    @Test
    void a_problem_is_documented() {
        Answer answer = service.post("/v1/messages", "{}");
        assertThat(Json.object(schema("Problem").get("properties")).keySet())
                .containsAll(answer.json().keySet());
        assertThat(answer.json().keySet()).containsAll(strings(schema("Problem").get("required")));
        Answer withoutErrors = service.get("/nothing");
        assertThat(withoutErrors.json().keySet())
                .containsAll(strings(schema("Problem").get("required")));
    }

    private static List<String> strings(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }
}
