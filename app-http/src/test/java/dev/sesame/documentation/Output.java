package dev.sesame.documentation;

import dev.sesame.http.fixture.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command prints what a page shows. Times, ids and keys are as good as any others of their form, and {@code …}
 * stands for anything: within a line; as a line, for lines; in JSON, as a value, for any value, as the last element, for
 * further ones, and as the name of a member, for further members. All else is as shown; the order of members, and white
 * space around values, is JSON's.
 */
final class Output {

    private static final String ANYTHING = "…";

    private static final Map<Pattern, String> FORMS = Map.of(
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d[\\d:.]*(?:Z|[+-]\\d\\d:\\d\\d)"), "<time>",
            Pattern.compile("\\b[0-9a-f]{8,16}-(?:[0-9a-f]{4,8}-)+[0-9a-f]{12}(?:-\\d{6})?\\b"), "<id>",
            Pattern.compile("\\bssm_\\w+"), "<key>");

    private Output() {}

    /** How what was printed differs from what is shown; empty if it does not. */
    static List<String> differences(Block shown, String printed) {
        if (!shown.info().equals("json")) {
            return matches(shown.code(), printed) ? List.of() : List.of("it printed\n" + printed);
        }
        List<String> differences = new ArrayList<>();
        try {
            compare("", Json.value(shown.code()), Json.value(printed), differences);
        } catch (UncheckedIOException e) {
            differences.add(String.valueOf(e.getMessage()));
        }
        return differences;
    }

    private static void compare(String at, @Nullable Object shown, @Nullable Object printed, List<String> differences) {
        if (ANYTHING.equals(shown)) {
            return;
        }
        if (shown instanceof Map<?, ?> members && printed instanceof Map<?, ?> others) {
            Set<String> names = names(members);
            boolean further = names.remove(ANYTHING);
            Set<String> printedNames = names(others);
            if (further ? !printedNames.containsAll(names) : !printedNames.equals(names)) {
                differences.add(at + "/ has the members " + printedNames);
            }
            names.retainAll(printedNames);
            names.forEach(name -> compare(at + "/" + name, members.get(name), others.get(name), differences));
        } else if (shown instanceof List<?> elements && printed instanceof List<?> others) {
            boolean further = !elements.isEmpty() && ANYTHING.equals(elements.getLast());
            int count = further ? elements.size() - 1 : elements.size();
            if (further ? others.size() < count : others.size() != count) {
                differences.add(at + " has " + others.size() + " elements");
                return;
            }
            for (int i = 0; i < count; i++) {
                compare(at + "/" + i, elements.get(i), others.get(i), differences);
            }
        } else if (!isAlike(shown, printed)) {
            differences.add(at + " is " + Json.write(printed));
        }
    }

    private static boolean isAlike(@Nullable Object shown, @Nullable Object printed) {
        if (shown instanceof String text && printed instanceof String other) {
            return matches(text, other);
        }
        return Objects.equals(shown, printed);
    }

    private static Set<String> names(Map<?, ?> members) {
        return members.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean matches(String shown, String printed) {
        String pattern = shown.strip()
                .lines()
                .map(line -> line.strip().equals(ANYTHING)
                        ? "(?s:.*)"
                        : Pattern.quote(withoutIds(line.stripTrailing())).replace(ANYTHING, "\\E.*\\Q"))
                .collect(Collectors.joining("\n"));
        return Pattern.matches(
                pattern,
                withoutIds(printed.strip().lines().map(String::stripTrailing).collect(Collectors.joining("\n"))));
    }

    private static String withoutIds(String text) {
        String without = text;
        for (Map.Entry<Pattern, String> form : FORMS.entrySet()) {
            without = form.getKey().matcher(without).replaceAll(form.getValue());
        }
        return without;
    }
}
