package dev.sesame.documentation;

import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The calls of the API that a text names, and whether they exist. */
final class Api {

    private static final Pattern CALL = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/v1/[\\w{}<>$./-]*)");

    private static final Pattern ADDRESS = Pattern.compile(":8080(/v1/[\\w{}<>$./-]*)");

    /** Calls as patterns: a variable stands for anything but a slash. */
    private static final List<Pattern> CALLS = calls();

    private Api() {}

    private static List<Pattern> calls() {
        try (InputStream description = Objects.requireNonNull(Api.class.getResourceAsStream("/openapi.yml"))) {
            Object document = new Yaml().load(description);
            return Json.object(Json.object(document).get("paths")).entrySet().stream()
                    .flatMap(path -> Json.object(path.getValue()).keySet().stream()
                            .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                    + path.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                    .map(Pattern::compile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls in a line that there are none of. */
    static Stream<String> unknown(String line) {
        Stream<String> named =
                CALL.matcher(line).results().map(call -> call.group(1) + " " + withoutDot(call.group(2)));
        Stream<String> called = ADDRESS.matcher(line).results().map(address -> withoutDot(address.group(1)));
        return Stream.concat(
                named.filter(call ->
                        CALLS.stream().noneMatch(known -> known.matcher(call).matches())),
                called.filter(path -> CALLS.stream().noneMatch(known -> isOf(path, known))));
    }

    private static boolean isOf(String path, Pattern call) {
        Matcher method = Pattern.compile("^\\w+ ").matcher(call.pattern());
        return Pattern.matches(method.replaceFirst(""), path);
    }

    private static String withoutDot(String path) {
        return path.replaceFirst("[./]$", "");
    }
}
