package dev.sesame.core.template;

import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a template out of a JSON document. */
public final class TemplateReader {

    /** As much as Amazon SES takes for a template of its own (AWS, Amazon SES quotas, read 2026-11-21). */
    static final int MAX_CONTENT = 500_000;

    /** Far more than is ever shown of a subject, a name and an address. */
    static final int MAX_LINE = 10_000;

    private TemplateReader() {}

    /**
     * The template of this object, with the properties {@code usageType}, {@code languageTag}, {@code subject},
     * {@code content}, {@code contentType}, {@code text}, {@code replyTo} and {@code sendFrom}.
     *
     * @param problems the problems of the document, which gets those of this object
     * @param warnings gets what is questionable
     * @return null if there are problems
     */
    public static @Nullable Template read(InputObject item, List<Problem> problems, List<Problem> warnings) {
        int before = problems.size();
        UsageType type = usageType(item);
        String subject = item.requiredText("subject");
        checkLength(item, "subject", subject, MAX_LINE);
        // Trimmed only to see whether it is there: white space in a body is the author's.
        item.requiredText("content");
        String content = body(item, "content");
        LanguageTag language =
                item.parsed("languageTag", LanguageTag::parse, "a language tag such as \"en\" or \"de-AT\"");
        ContentType contentType = item.parsed("contentType", ContentType::parse, "\"text/html\" or \"text/plain\"");
        String text = item.text("text") == null ? null : body(item, "text");
        String replyTo = address(item, "replyTo");
        String sendFrom = address(item, "sendFrom");
        for (String key : item.unknownKeys()) {
            warnings.add(new Problem(item.pointer(InputObject.escape(key)), "is not a property of a template"));
        }
        if (problems.size() > before || content == null || type == null) {
            return null;
        }
        return new Template(
                type,
                language,
                subject,
                content,
                Optional.ofNullable(contentType).orElse(ContentType.TEXT_HTML),
                text,
                replyTo,
                sendFrom);
    }

    private static @Nullable UsageType usageType(InputObject item) {
        String name = item.requiredText("usageType");
        UsageType type = UsageType.parse(name).orElse(null);
        if (type == null && !name.isEmpty()) {
            item.problem(
                    "usageType",
                    name.length() > UsageType.MAX_LENGTH
                            ? "must not be longer than " + UsageType.MAX_LENGTH + " characters"
                            : "must not contain control characters");
        }
        return type;
    }

    private static @Nullable String body(InputObject item, String key) {
        String body = item.verbatim(key);
        checkLength(item, key, body, MAX_CONTENT);
        return body;
    }

    private static void checkLength(InputObject item, String key, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            item.problem(key, "must not be longer than " + max + " characters");
        }
    }

    /** An address that holds placeholders can only be checked when it is used. */
    private static @Nullable String address(InputObject item, String key) {
        String text = item.text(key);
        checkLength(item, key, text, MAX_LINE);
        if (text != null && text.length() <= MAX_LINE && !text.contains("{{")) {
            try {
                Mailbox.parse(text);
            } catch (InvalidAddressException e) {
                item.problem(key, "is not an address Amazon SES takes: it " + e.getMessage());
            }
        }
        return text;
    }
}
