package dev.sesame.http.api.template;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateReader;
import dev.sesame.http.json.JsonReader;
import dev.sesame.http.json.UnknownMembers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads {@link TemplatesBody} and {@link TemplatePatch}, collecting every problem. */
final class TemplateReading {

    private static final String TEMPLATES = "templates";
    private static final String USAGE_TYPE = "usageType";
    private static final String LANGUAGE = "languageTag";

    /** As Logto spells them (its management API, {@code /api/email-templates}). */
    private static final String LOGTO_TYPE = "templateType";

    private static final String LOGTO_DETAILS = "details";

    /** What templates are shown with besides, here and in Logto: they can be read, changed and saved as they are. */
    private static final Set<String> SHOWN =
            Set.of("id", "version", "changedAt", "changedBy", "warnings", "tenantId", "createdAt");

    private TemplateReading() {}

    /**
     * The templates to save.
     *
     * @throws InvalidInputException with every problem
     */
    static List<Template> templates(byte[] body) {
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable Object> document = JsonReader.readObjectOrList(body, TEMPLATES);
        InputObject input = InputObject.root(document, problems);
        List<?> items = input.list(TEMPLATES);
        if (items.isEmpty() && problems.isEmpty()) {
            input.problem(TEMPLATES, "must hold at least one template");
        }
        UnknownMembers.refuse(input);
        List<Template> templates = new ArrayList<>();
        Set<List<@Nullable Object>> places = new HashSet<>();
        refuseTwice(input);
        for (InputObject item : flat(input).objects(TEMPLATES)) {
            Template template = read(item, problems);
            if (template != null && !places.add(List.of(template.usageType(), String.valueOf(template.language())))) {
                item.problem(USAGE_TYPE, "stands twice in this language: save one of them");
            }
            if (template != null) {
                templates.add(template);
            }
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return templates;
    }

    /** What the patch makes of a template; throws {@link InvalidInputException} with every problem of what that is. */
    static UnaryOperator<Template> patch(byte[] body) {
        Map<String, @Nullable Object> patch = JsonReader.readObject(body);
        return template -> {
            List<Problem> problems = new ArrayList<>();
            Map<String, @Nullable Object> document = new LinkedHashMap<>(template.document());
            flat(patch).forEach((key, value) -> {
                boolean fixed = key.equals(USAGE_TYPE) || key.equals(LANGUAGE);
                if (!fixed && !SHOWN.contains(key)) {
                    document.put(key, value);
                } else if (fixed && value != null && !value.equals(document.get(key))) {
                    problems.add(new Problem("/" + key, "cannot be changed: save a template of its own"));
                }
            });
            Template edited = read(InputObject.root(document, problems), problems);
            if (edited == null || !problems.isEmpty()) {
                throw InvalidInputException.request(problems);
            }
            return edited;
        };
    }

    private static @Nullable Template read(InputObject item, List<Problem> problems) {
        List<Problem> unknown = new ArrayList<>();
        item.requiredText(LANGUAGE);
        Template template = TemplateReader.read(item, problems, unknown);
        problems.addAll(unknown);
        return template;
    }

    /** The document with each template of Logto's as one of ours. */
    private static InputObject flat(InputObject input) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object item : input.list(TEMPLATES)) {
            flat.add(item instanceof Map<?, ?> map ? shown(flat(texts(map))) : item);
        }
        return input.with(TEMPLATES, flat);
    }

    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> template) {
        template.keySet().removeAll(SHOWN);
        return template;
    }

    private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> template) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>(template);
        Object type = flat.remove(LOGTO_TYPE);
        if (type != null) {
            flat.putIfAbsent(USAGE_TYPE, type);
        }
        if (flat.get(LOGTO_DETAILS) instanceof Map<?, ?> details) {
            flat.remove(LOGTO_DETAILS);
            texts(details).forEach(flat::putIfAbsent);
        }
        return flat;
    }

    /** In Logto's spelling and in ours: which is meant? */
    private static void refuseTwice(InputObject input) {
        for (InputObject item : input.objects(TEMPLATES)) {
            if (item.has(LOGTO_TYPE) && item.has(USAGE_TYPE)) {
                item.problem(LOGTO_TYPE, "is another name of usageType: give one of them");
            }
            if (item.values().get(LOGTO_DETAILS) instanceof Map<?, ?> details) {
                details.keySet().stream()
                        .map(String::valueOf)
                        .filter(item::has)
                        .forEach(key -> item.problem(
                                LOGTO_DETAILS + "/" + InputObject.escape(key),
                                "stands beside details, too: give it once"));
            }
        }
    }
}
