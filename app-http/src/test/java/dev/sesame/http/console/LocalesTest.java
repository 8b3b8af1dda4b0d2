package dev.sesame.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the console are the same in all languages, and those that its code asks for. */
final class LocalesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** A text in the code that may be a key: `'group.name'`, or `t('name')`. */
    private static final Pattern NAMED = Pattern.compile("'([A-Za-z]+(?:\\.\\w+)+)'|\\bt\\('(\\w+)'");

    /** Keys that the code puts together, by the group and what follows. */
    private static final Map<String, List<String>> MADE = Map.ofEntries(
            Map.entry("brand", List.of("name", "logoUrl", "color", "supportEmail")),
            Map.entry("check", List.of("pass", "warn", "fail", "skipped")),
            Map.entry("difference", List.of("added", "removed")),
            Map.entry(
                    "message.is",
                    List.of("queued", "sending", "accepted", "rejected", "expired", "superseded", "failed", "unknown")),
            Map.entry("messages", List.of("status", "usageType", "to", "from", "until")),
            Map.entry(
                    "origin",
                    List.of(
                            "managed",
                            "connector",
                            "built_in",
                            "missing",
                            "managed.is",
                            "connector.is",
                            "built_in.is",
                            "missing.is")),
            Map.entry("outcome", List.of("accepted", "unknown", "rejected", "not_sent")),
            Map.entry(
                    "problem",
                    List.of(
                            "changed_meanwhile",
                            "forbidden",
                            "invalid_config",
                            "invalid_request",
                            "message_rejected",
                            "no_answer",
                            "not_sent",
                            "outcome_unknown",
                            "store_unavailable",
                            "transport_misconfigured",
                            "unauthorized",
                            "unreachable")),
            Map.entry("pairs", List.of("name", "value")),
            Map.entry("rendered", List.of("phone", "desktop")),
            Map.entry(
                    "status",
                    List.of(
                            "queued",
                            "sending",
                            "accepted",
                            "rejected",
                            "expired",
                            "superseded",
                            "failed",
                            "unknown",
                            "not_sent")),
            Map.entry(
                    "template",
                    List.of(
                            "subject",
                            "content",
                            "contentType",
                            "text",
                            "sendFrom",
                            "replyTo",
                            "sendFromHint",
                            "replyToHint",
                            "text/html",
                            "text/plain")),
            Map.entry("template.copy", List.of("managed", "connector", "built_in")),
            Map.entry(
                    "usage",
                    List.of(
                            "SignIn",
                            "Register",
                            "ForgotPassword",
                            "Generic",
                            "OrganizationInvitation",
                            "UserPermissionValidation",
                            "BindNewIdentifier",
                            "MfaVerification",
                            "BindMfa")));

    private static Map<String, Set<String>> placeholders(String language) {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        Json.object(read("/console/locales/" + language + ".json"))
                .forEach((key, text) -> placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher((String) text)
                                .results()
                                .map((MatchResult match) -> match.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return placeholders;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(LocalesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ja", "zh-CN"})
    void every_language_has_the_same_texts_with_the_same_placeholders(String language) {
        assertThat(placeholders(language)).isEqualTo(placeholders("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ja", "zh-CN"})
    void no_text_is_empty(String language) {
        assertThat(Json.object(read("/console/locales/" + language + ".json")).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().isEqualTo(((String) text).strip()));
    }

    @Test
    void texts_are_those_that_the_code_asks_for() throws IOException, URISyntaxException {
        Set<String> keys = placeholders("en").keySet();
        Set<String> groups = keys.stream().map(LocalesTest::group).collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        MADE.forEach((group, names) -> names.forEach(name -> asked.add(group + "." + name)));
        Path folder = Path.of(Objects.requireNonNull(LocalesTest.class.getResource("/console/app.js"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".js")).forEach(file -> {
                for (MatchResult match : NAMED.matcher(text(file)).results().toList()) {
                    String key = match.group(1) != null ? match.group(1) : match.group(2);
                    if (!groups.contains(group(key))) {
                        continue;
                    }
                    Set<String> found = keys.contains(key) ? Set.of(key) : Set.of(key + ".one", key + ".other");
                    assertThat(keys).as(file.toString()).containsAll(found);
                    asked.addAll(found);
                }
            });
        }
        assertThat(keys).isEqualTo(asked);
    }

    private static String group(String key) {
        return key.split("\\.", 2)[0];
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
