package dev.sesame.core.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a template uses.
 *
 * @param shown those whose values it shows, as they are written: {@code code}, {@code user.name}
 * @param all the same with those that only decide whether a passage is there
 */
record TemplateVariables(Set<String> shown, Set<String> all) {

    static TemplateVariables of(Template template) {
        Set<String> shown = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        Stream.of(template.subject(), template.content(), template.text(), template.replyTo(), template.sendFrom())
                .forEach(part -> collect(part, shown, all));
        return new TemplateVariables(shown, all);
    }

    /** Those that this part of a template shows. */
    static Set<String> shownIn(String part) {
        Set<String> shown = new LinkedHashSet<>();
        collect(part, shown, new LinkedHashSet<>());
        return shown;
    }

    private static void collect(@Nullable String part, Set<String> shown, Set<String> all) {
        if (part != null) {
            collect(ParsedText.plain(part).nodes(), shown, all);
        }
    }

    private static void collect(List<Node> nodes, Set<String> shown, Set<String> all) {
        for (Node node : nodes) {
            if (node instanceof Node.Variable variable) {
                shown.add(variable.name());
                all.add(variable.name());
            } else if (node instanceof Node.Section section) {
                all.add(String.join(".", section.path()));
                collect(section.children(), shown, all);
            }
        }
    }
}
