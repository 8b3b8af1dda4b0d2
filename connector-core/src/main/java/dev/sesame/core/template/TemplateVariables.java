package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the variables that a template uses, as they are written: {@code code}, {@code user.name}. For one thread. */
final class TemplateVariables {

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final Predicate<String> mayHaveValue;
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> unguarded = new LinkedHashSet<>();
    private final Deque<String> sections = new ArrayDeque<>();

    private TemplateVariables(Predicate<String> mayHaveValue) {
        this.mayHaveValue = mayHaveValue;
    }

    static TemplateVariables of(Template template) {
        TemplateVariables variables = new TemplateVariables(section -> true);
        Stream.of(template.subject(), template.content(), template.text(), template.replyTo(), template.sendFrom())
                .forEach(part -> {
                    if (part != null) {
                        variables.collect(ParsedText.plain(part).nodes());
                    }
                });
        return variables;
    }

    /** Those that a reader of this part sees: not in a comment, nor in a section about what never has a value. */
    static Set<String> readIn(String part, Predicate<String> mayHaveValue) {
        TemplateVariables variables = new TemplateVariables(mayHaveValue);
        variables.collect(ParsedText.plain(withoutComments(part)).nodes());
        return variables.shown();
    }

    private static String withoutComments(String html) {
        StringBuilder rest = new StringBuilder(html.length());
        int from = 0;
        int start = html.indexOf(COMMENT);
        int end = start < 0 ? -1 : html.indexOf(COMMENT_END, start + COMMENT.length());
        while (end >= 0) {
            rest.append(html, from, start);
            from = end + COMMENT_END.length();
            start = html.indexOf(COMMENT, from);
            // One that does not end hides nothing, and neither do those behind it.
            end = start < 0 ? -1 : html.indexOf(COMMENT_END, start + COMMENT.length());
        }
        return rest.append(html, from, html.length()).toString();
    }

    /** Those whose values are shown. */
    Set<String> shown() {
        return shown;
    }

    /** Those whose values are shown, somewhere, without a section that asks whether there is one. */
    Set<String> unguarded() {
        return unguarded;
    }

    private void collect(List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Node.Variable variable) {
                shown.add(variable.name());
                if (!isGuarded(variable.name())) {
                    unguarded.add(variable.name());
                }
            } else if (node instanceof Node.Section section) {
                if (section.inverted() || mayHaveValue.test(section.name())) {
                    // One that shows its passage without the value guards nothing.
                    sections.push(section.inverted() ? "" : section.name());
                    collect(section.children());
                    sections.pop();
                }
            }
        }
    }

    private boolean isGuarded(String name) {
        // Asked for each placeholder, which must not copy names of any length.
        return sections.stream()
                .anyMatch(section -> name.startsWith(section)
                        && (name.length() == section.length() || name.charAt(section.length()) == '.'));
    }
}
