package dev.sesame.core.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates and payloads in one line, for tests. */
final class Rendered {

    private Rendered() {}

    /** The plain text that this source makes, placeholders without a value left as written. */
    static String text(String source, Payload payload) {
        return render(textTemplate(source), payload).text();
    }

    /** The HTML that this source makes, placeholders without a value left as written. */
    static String html(String source, Payload payload) {
        return String.valueOf(render(htmlTemplate(source), payload).html());
    }

    /** The HTML that this source makes with one variable, {@code v}. */
    static String html(String source, String value) {
        return html(source, payload("v", value));
    }

    static RenderedEmail render(Template template, Payload payload) {
        return CompiledTemplate.of(template).render(payload, PlaceholderMode.LENIENT, LinkPolicy.OFF);
    }

    static Template textTemplate(String content) {
        return new Template(UsageType.GENERIC, null, "Subject", content, ContentType.TEXT_PLAIN, null, null, null);
    }

    static Template htmlTemplate(String content) {
        return new Template(UsageType.GENERIC, null, "Subject", content, ContentType.TEXT_HTML, null, null, null);
    }

    static Template subjectTemplate(String subject) {
        return new Template(UsageType.GENERIC, null, subject, "Content", ContentType.TEXT_PLAIN, null, null, null);
    }

    /** A payload of names and values by turns. */
    static Payload payload(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return Payload.of(values);
    }
}
