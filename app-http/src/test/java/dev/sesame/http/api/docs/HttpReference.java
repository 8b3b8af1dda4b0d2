package dev.sesame.http.api.docs;

import dev.sesame.http.fixture.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The description of the API as a page for people, in Markdown. */
final class HttpReference {

    /** What the page says of all calls at once. */
    private static final Set<String> OF_EVERY_CALL = Set.of("401", "403", "406", "429", "500");

    private static final Pattern ROLES = Pattern.compile("needs an API key of the role (.*)");

    private final Map<String, Object> document;
    private final StringBuilder page = new StringBuilder();

    private HttpReference(Map<String, Object> document) {
        this.document = document;
    }

    /** Calls by their tag, then what they take and give. */
    static String of(Map<String, Object> document) {
        HttpReference reference = new HttpReference(document);
        reference.calls().forEach(reference::tag);
        reference.bodies();
        return reference.page.toString();
    }

    /** Operations by tag, with their method and path before them. */
    private Map<String, Map<String, Map<String, Object>>> calls() {
        Map<String, Map<String, Map<String, Object>>> calls = new TreeMap<>();
        Json.object(document.get("paths"))
                .forEach((path, methods) -> Json.object(methods).forEach((method, operation) -> {
                    Map<String, Object> call = Json.object(operation);
                    String tag = String.valueOf(list(call.get("tags")).get(0));
                    calls.computeIfAbsent(tag, name -> new TreeMap<>())
                            .put(path + " " + method.toUpperCase(Locale.ROOT), call);
                }));
        return calls;
    }

    private void tag(String tag, Map<String, Map<String, Object>> calls) {
        page.append("\n## ").append(tag).append('\n');
        calls.forEach((name, call) -> {
            int space = name.indexOf(' ');
            call(name.substring(space + 1) + " " + name.substring(0, space), call);
        });
    }

    private void call(String name, Map<String, Object> call) {
        Map<String, Object> answers = new TreeMap<>(Json.object(call.get("responses")));
        page.append("\n### ").append(name).append("\n\n").append(prose(call, "description"));
        page.append(' ').append(roles(answers)).append('\n');
        if (call.containsKey("requestBody")) {
            page.append("\nBody: ")
                    .append(type(content(Json.object(call.get("requestBody")))))
                    .append(".\n");
        }
        parameters(call);
        page.append("\n| status | answer | body |\n|---|---|---|\n");
        answers.forEach((status, answer) -> {
            if (!OF_EVERY_CALL.contains(status)) {
                answer(status, Json.object(answer));
            }
        });
    }

    private static String roles(Map<String, Object> answers) {
        if (!answers.containsKey("403")) {
            return answers.containsKey("401") ? "Any role." : "Needs no key.";
        }
        Matcher roles = ROLES.matcher(prose(Json.object(answers.get("403")), "description"));
        return roles.find() ? "Role " + roles.group(1) + "." : "Any role.";
    }

    private void parameters(Map<String, Object> call) {
        if (!call.containsKey("parameters")) {
            return;
        }
        page.append("\n| parameter | in | type | |\n|---|---|---|---|\n");
        for (Map<String, Object> parameter : Json.objects(call.get("parameters"))) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            parameter.get("name"),
                            parameter.get("in"),
                            type(parameter.get("schema")),
                            prose(parameter, "description")));
        }
    }

    private void answer(String status, Map<String, Object> answer) {
        List<String> said = new ArrayList<>(List.of(prose(answer, "description")));
        if (answer.containsKey("headers")) {
            Json.object(answer.get("headers"))
                    .forEach((name, header) ->
                            said.add("`%s`: %s".formatted(name, prose(Json.object(header), "description"))));
        }
        page.append("| %s | %s | %s |\n".formatted(status, String.join(". ", said), type(content(answer))));
    }

    private void bodies() {
        page.append("\n## Bodies\n");
        new TreeMap<>(Json.object(Json.at(document, "components.schemas")))
                .forEach((name, schema) -> body(name, Json.object(schema)));
    }

    private void body(String name, Map<String, Object> schema) {
        if (!schema.containsKey("properties")) {
            return;
        }
        page.append("\n### Body ").append(name).append("\n\n");
        if (schema.containsKey("description")) {
            page.append(prose(schema, "description")).append("\n\n");
        }
        List<?> required = list(schema.get("required"));
        page.append("| member | type | |\n|---|---|---|\n");
        Json.object(schema.get("properties")).forEach((member, value) -> {
            Map<String, Object> property = Json.object(value);
            page.append("| `%s` | %s%s | %s |\n"
                    .formatted(
                            member,
                            type(property),
                            required.contains(member) ? "" : ", optional",
                            prose(property, "description")));
        });
    }

    private static @Nullable Object content(Map<String, Object> holder) {
        return holder.containsKey("content")
                ? Json.object(Json.object(holder.get("content"))
                                .values()
                                .iterator()
                                .next())
                        .get("schema")
                : null;
    }

    private String type(@Nullable Object of) {
        if (of == null) {
            return "";
        }
        Map<String, Object> schema = Json.object(of);
        if (schema.containsKey("$ref")) {
            String name = String.valueOf(schema.get("$ref")).replaceFirst(".*/", "");
            Map<String, Object> named = Json.object(Json.at(document, "components.schemas." + name));
            return named.containsKey("properties")
                    ? "[%s](#body-%s)".formatted(name, name.toLowerCase(Locale.ROOT))
                    : type(named);
        }
        for (String composed : List.of("allOf", "oneOf", "anyOf")) {
            if (schema.containsKey(composed)) {
                return String.join(
                        " or ",
                        Json.objects(schema.get(composed)).stream()
                                .map(this::type)
                                .filter(name -> !name.isEmpty())
                                .toList());
            }
        }
        return plainType(schema);
    }

    private String plainType(Map<String, Object> schema) {
        String type = Objects.toString(schema.get("type"), "any");
        return switch (type) {
            case "array" -> "list of " + type(schema.get("items"));
            case "string" -> "date-time".equals(schema.get("format")) ? "time" : "text";
            case "boolean" -> "flag";
            case "integer", "number" -> "number";
            default -> type;
        };
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** A text on one line, and without bars, which would end the cell of a table. */
    private static String prose(Map<String, Object> holder, String member) {
        return Objects.toString(holder.get(member), "")
                .strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
