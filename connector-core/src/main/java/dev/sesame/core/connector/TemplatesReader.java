package dev.sesame.core.connector;

import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the templates of a connector configuration. */
final class TemplatesReader {

    private final InputObject config;
    private final List<Problem> problems;
    private final List<Problem> warnings;

    /** Types of all templates, those with problems too: what else is missing is told at once. */
    private final Set<String> present = new LinkedHashSet<>();

    private final Set<String> withoutSender = new LinkedHashSet<>();

    TemplatesReader(InputObject config, List<Problem> problems, List<Problem> warnings) {
        this.config = config;
        this.problems = problems;
        this.warnings = warnings;
    }

    List<Template> read(boolean connectorHasSender) {
        List<Template> templates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int before = problems.size();
        List<InputObject> items = config.objects("templates");
        boolean isList = problems.size() == before || !items.isEmpty();
        for (InputObject item : items) {
            Template template = template(item);
            if (template == null) {
                continue;
            }
            if (!seen.add(template.usageType() + "/" + template.language())) {
                warnings.add(new Problem(
                        item.pointer("usageType"), "has a template of this language before; only the first is used"));
            }
            templates.add(template);
        }
        if (isList) {
            requireTypes();
        }
        if (!connectorHasSender) {
            requireSenders();
        }
        return templates;
    }

    private @Nullable Template template(InputObject item) {
        int before = problems.size();
        String usageType = item.requiredText("usageType");
        present.add(usageType);
        if (!item.has("sendFrom")) {
            withoutSender.add(usageType);
        }
        UsageType type = UsageType.parse(usageType).orElse(null);
        if (type == null && !usageType.isEmpty()) {
            item.problem(
                    "usageType",
                    usageType.length() > UsageType.MAX_LENGTH
                            ? "must not be longer than " + UsageType.MAX_LENGTH + " characters"
                            : "must not contain control characters");
        }
        String subject = item.requiredText("subject");
        // Trimmed only to see whether it is there: white space in a body is the author's.
        item.requiredText("content");
        String content = item.verbatim("content");
        LanguageTag language =
                item.parsed("languageTag", LanguageTag::parse, "a language tag such as \"en\" or \"de-AT\"");
        ContentType contentType = item.parsed("contentType", ContentType::parse, "\"text/html\" or \"text/plain\"");
        String text = item.text("text") == null ? null : item.verbatim("text");
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

    /** An address that holds placeholders can only be checked when it is used. */
    private static @Nullable String address(InputObject item, String key) {
        String text = item.text(key);
        if (text != null && !text.contains("{{")) {
            try {
                Mailbox.parse(text);
            } catch (InvalidAddressException e) {
                item.problem(key, "is not an address Amazon SES takes: it " + e.getMessage());
            }
        }
        return text;
    }

    private void requireTypes() {
        String missing = UsageType.required().stream()
                .map(UsageType::name)
                .filter(type -> !present.contains(type))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            config.problem("templates", "must have a template for " + missing);
        }
    }

    private void requireSenders() {
        if (present.isEmpty() || !withoutSender.isEmpty()) {
            String names = withoutSender.stream()
                    .filter(type -> UsageType.parse(type).isPresent())
                    .collect(Collectors.joining(", "));
            config.problem(
                    "emailAddress",
                    "is required, unless every template has a sendFrom"
                            + (names.isEmpty() ? "" : "; there is none for " + names));
        }
    }
}
