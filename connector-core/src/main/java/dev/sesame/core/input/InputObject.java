package dev.sesame.core.input;

import dev.sesame.core.error.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON document that a caller gave us, as maps, lists, strings, numbers, booleans and nulls. Reading never
 * throws: a value of the wrong kind is reported with its JSON pointer (RFC 6901) and read as absent, so that all problems
 * of a document are found at once. Null and, for text, blank count as absent. For one thread.
 */
public final class InputObject {

    private final String pointer;
    private final Map<String, ?> values;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> reported = new HashSet<>();

    private InputObject(String pointer, Map<String, ?> values, List<Problem> problems) {
        this.pointer = pointer;
        this.values = values;
        this.problems = problems;
    }

    /** The whole document; problems are added to the list. */
    public static InputObject root(Map<String, ?> document, List<Problem> problems) {
        return new InputObject("", document, problems);
    }

    /** The text of that key, trimmed; null if absent. */
    public @Nullable String text(String key) {
        String text = verbatim(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The text of that key as it is; null if absent. */
    public @Nullable String verbatim(String key) {
        Object value = value(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problemOnce(key, "must be a text");
        return null;
    }

    /** The text of that key, trimmed; empty, and a problem, if absent. */
    public String requiredText(String key) {
        String text = text(key);
        if (text == null) {
            problemOnce(key, "is required");
        }
        return text == null ? "" : text;
    }

    /** What that key's text stands for; null if absent. What is expected completes "must be …". */
    public <T> @Nullable T parsed(String key, Function<String, Optional<T>> parser, String expected) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        Optional<T> parsed = parser.apply(text);
        if (parsed.isEmpty()) {
            problem(key, "must be " + expected);
        }
        return parsed.orElse(null);
    }

    /** The object of that key; null if absent. */
    public @Nullable InputObject object(String key) {
        Object value = value(key);
        return value == null ? null : object(key, value);
    }

    /** The objects of the list of that key, without those that are none; empty if absent. */
    public List<InputObject> objects(String key) {
        List<InputObject> objects = new ArrayList<>();
        List<?> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            InputObject object = object(key + "/" + i, list.get(i));
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** The list of that key; empty if absent. */
    public List<?> list(String key) {
        Object value = value(key);
        if (value == null || value instanceof List) {
            return value == null ? List.of() : (List<?>) value;
        }
        problem(key, "must be a list");
        return List.of();
    }

    /** The texts by name of the object of that key, without those that are none; empty if absent. */
    public Map<String, String> texts(String key) {
        InputObject object = object(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (object != null) {
            object.values.forEach((name, value) -> {
                if (value instanceof String text && !text.isBlank()) {
                    texts.put(name, text.strip());
                } else {
                    boolean absent = value == null || value instanceof String;
                    object.problem(escape(name), absent ? "is required" : "must be a text");
                }
            });
        }
        return texts;
    }

    /** The same object with another value in place of one. */
    public InputObject with(String key, @Nullable Object value) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.put(key, value);
        return new InputObject(pointer, others, problems);
    }

    /** The values themselves. */
    @SuppressWarnings("unchecked") // Nothing is ever put into it, and each value may be any.
    public Map<String, @Nullable Object> values() {
        return (Map<String, @Nullable Object>) values;
    }

    /** The keys that nobody asked for. */
    public Set<String> unknownKeys() {
        Set<String> unknown = new LinkedHashSet<>(values.keySet());
        unknown.removeAll(asked);
        return unknown;
    }

    /** Whether the key is there with a value other than null and blank text, be it of the right kind or not. */
    public boolean has(String key) {
        Object value = value(key);
        return value instanceof String text ? !text.isBlank() : value != null;
    }

    /** Reports a problem with the value of that key. */
    public void problem(String key, String message) {
        problems.add(new Problem(pointer(key), message));
    }

    /** The pointer to the value of that key. */
    public String pointer(String key) {
        return pointer + "/" + key;
    }

    /** The key as a pointer spells it: RFC 6901 §3. */
    public static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private void problemOnce(String key, String message) {
        if (reported.add(key)) {
            problem(key, message);
        }
    }

    private @Nullable Object value(String key) {
        asked.add(key);
        return values.get(key);
    }

    private @Nullable InputObject object(String key, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            problem(key, "must be an object");
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, element) -> object.put(String.valueOf(name), element));
        return new InputObject(pointer(key), object, problems);
    }
}
