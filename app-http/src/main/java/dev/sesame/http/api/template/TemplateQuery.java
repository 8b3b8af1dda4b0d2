package dev.sesame.http.api.template;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.TemplateFilter;
import dev.sesame.core.template.UsageType;
import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which templates a query means, collecting every problem. */
final class TemplateQuery {

    private static final String USAGE_TYPE = "usageType";
    private static final String LANGUAGE = "languageTag";

    /** As Logto calls the usage type. */
    private static final String TEMPLATE_TYPE = "templateType";

    private static final Set<String> KNOWN = Set.of(USAGE_TYPE, LANGUAGE, TEMPLATE_TYPE);

    private final List<Problem> problems = new ArrayList<>();
    private final HttpParameters parameters;

    private TemplateQuery(HttpParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Those to list.
     *
     * @throws InvalidInputException with every problem
     */
    static TemplateFilter toList(HttpParameters parameters) {
        return new TemplateQuery(parameters).read(false);
    }

    /**
     * Those to delete.
     *
     * @throws InvalidInputException with every problem, such as that it would be all
     */
    static TemplateFilter toDelete(HttpParameters parameters) {
        return new TemplateQuery(parameters).read(true);
    }

    private TemplateFilter read(boolean delete) {
        for (String name : parameters.names()) {
            if (!KNOWN.contains(name)) {
                problems.add(new Problem("", "the parameter \"" + name + "\" is not known; see /openapi.yml"));
            } else if (parameters.getAll(name).size() > 1) {
                problems.add(new Problem("", "the parameter \"" + name + "\" stands more than once"));
            }
        }
        if (parameters.contains(TEMPLATE_TYPE) && parameters.contains(USAGE_TYPE)) {
            problems.add(new Problem("", "templateType is another name of usageType: give one of them"));
        }
        String name = parameters.contains(TEMPLATE_TYPE) ? TEMPLATE_TYPE : USAGE_TYPE;
        TemplateFilter filter = new TemplateFilter(
                parsed(name, UsageType::parse, UsageType.RULE),
                parsed(LANGUAGE, LanguageTag::parse, "must be a language tag such as \"en\" or \"de-AT\""));
        if (delete && problems.isEmpty() && filter.equals(TemplateFilter.ALL)) {
            problems.add(new Problem(
                    "", "say which templates to delete, by usageType or languageTag: without either it would be all"));
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return filter;
    }

    private <T> @Nullable T parsed(String name, Function<String, Optional<T>> parser, String rule) {
        String text = parameters.get(name);
        if (text == null) {
            return null;
        }
        Optional<T> parsed = parser.apply(text.strip());
        if (parsed.isEmpty()) {
            problems.add(new Problem("", name + " " + rule));
        }
        return parsed.orElse(null);
    }
}
