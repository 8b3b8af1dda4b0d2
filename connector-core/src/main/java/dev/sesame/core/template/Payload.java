package dev.sesame.core.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values a message is made with: a tree of maps with string keys, lists, strings, numbers, booleans and nulls, as
 * JSON has them. Must not be changed while in use.
 *
 * <p>{@link #toString()} shows no value: they are codes, links and names.
 */
public final class Payload {

    /** No values. */
    public static final Payload EMPTY = new Payload(Map.of(), Set.of());

    private final Map<String, @Nullable Object> values;
    private final Set<String> trusted;

    private Payload(Map<String, @Nullable Object> values, Set<String> trusted) {
        this.values = values;
        this.trusted = trusted;
    }

    /** A payload with these values; the map is not copied. */
    public static Payload of(Map<String, @Nullable Object> values) {
        return new Payload(values, Set.of());
    }

    /** The same with the values of another, but for those whose names it has, be it with null. */
    public Payload withDefaults(Payload defaults) {
        return withDefaults(defaults.values).trusting(defaults.trusted);
    }

    /** The same, with texts that are the operator's own or ours, wherever they stand: they are not judged as a caller's are. */
    Payload trusting(Collection<String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        Set<String> more = new HashSet<>(trusted);
        more.addAll(texts);
        return new Payload(values, more);
    }

    Set<String> trusted() {
        return trusted;
    }

    /** The same with these values too, but for those whose names it has, be it with null. */
    Payload withDefaults(Map<String, ?> defaults) {
        Map<String, @Nullable Object> more = new HashMap<>(defaults);
        more.putAll(values);
        return new Payload(more, trusted);
    }

    /** The same with this value of that name. */
    Payload with(String name, Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(values);
        more.put(name, value);
        return new Payload(more, trusted);
    }

    /** The value of a top-level name; null if it is absent or null. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** Whether there is a value of that top-level name, be it null. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Where the value of a variable is, or should be, in a request: a JSON pointer. */
    public static String pointer(String variable) {
        return "/payload/" + variable.replace('.', '/');
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** One step along a path: into an object by key, into an array by index or {@code length}; null for nothing. */
    static @Nullable Object step(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map.get(key);
        }
        if (value instanceof List<?> list) {
            return key.equals("length") ? Integer.valueOf(list.size()) : element(list, key);
        }
        return null;
    }

    /** Only the canonical spelling is an index: {@code 0}, not {@code 00}. */
    private static @Nullable Object element(List<?> list, String key) {
        if (key.isEmpty() || key.length() > 9 || !key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int index = Integer.parseInt(key);
        return index < list.size() && Integer.toString(index).equals(key) ? list.get(index) : null;
    }

    @Override
    public String toString() {
        return "Payload[" + values.size() + " values]";
    }
}
