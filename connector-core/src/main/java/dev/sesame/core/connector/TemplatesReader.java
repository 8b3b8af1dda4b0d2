package dev.sesame.core.connector;

import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateAdvice;
import dev.sesame.core.template.TemplateReader;
import dev.sesame.core.template.UsageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
        present.add(item.requiredText("usageType"));
        if (!item.has("sendFrom")) {
            withoutSender.add(item.requiredText("usageType"));
        }
        Template template = TemplateReader.read(item, problems, warnings);
        if (template != null) {
            TemplateAdvice.warnings(template)
                    .forEach(advice -> warnings.add(
                            new Problem(item.pointer(advice.pointer().substring(1)), advice.message())));
        }
        return template;
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
