package dev.sesame.core.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The templates that come with Sesame: all nine known usage types, in English. Each is a fragment in one shared layout:
 * a line with the subject, a line with the preheader (what a list of mails shows next to it), an empty line, the content.
 */
public final class BuiltInTemplates {

    private static final List<LanguageTag> LANGUAGES = List.of(new LanguageTag("en"));
    private static final Pattern FRAGMENT =
            Pattern.compile("subject: (.*)\\npreheader: (.*)\\n\\n(.*)", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("@(lang|dir|subject|preheader|content)@");

    private BuiltInTemplates() {}

    /** All of them, each with its language. */
    public static TemplateCatalog load() {
        String layout = read("builtin/layout.html");
        return TemplateCatalog.of(LANGUAGES.stream()
                .flatMap(language -> UsageType.known().stream().map(type -> template(layout, type, language)))
                .toList());
    }

    /** The language to use for recipients whose own is not there. */
    public static LanguageTag defaultLanguage() {
        return LANGUAGES.get(0);
    }

    private static Template template(String layout, UsageType type, LanguageTag language) {
        Matcher fragment = FRAGMENT.matcher(read("builtin/" + language + "/" + type + ".html"));
        if (!fragment.matches()) {
            throw new IllegalStateException("the built-in template " + language + "/" + type + " is not a fragment");
        }
        Map<String, String> parts = Map.of(
                "lang", language.value(),
                "dir", "ltr",
                "subject", fragment.group(1),
                "preheader", fragment.group(2),
                "content", fragment.group(3));
        String html = MARK.matcher(layout)
                .replaceAll(mark -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(mark.group(1)))));
        return new Template(type, language, fragment.group(1), html, ContentType.TEXT_HTML, null, null, null);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(BuiltInTemplates.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the jar", e);
        }
    }
}
