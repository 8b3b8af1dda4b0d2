package dev.sesame.simulator.json;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that knows where it stands in the request, so that an error can say so. A field of the wrong type is
 * refused with {@code SerializationException}; a null counts as absent; a field nobody asks for is ignored.
 */
public final class JsonObject {

    public static final JsonObject EMPTY = new JsonObject("", Map.of());

    private final String path;
    private final Map<?, ?> fields;

    JsonObject(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public Set<?> names() {
        return fields.keySet();
    }

    public @Nullable String text(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrongType(name, "a string");
    }

    /**
     * A string that must be there.
     *
     * @throws RefusedException with {@code BadRequestException} if it is not
     */
    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** Strings, booleans and numbers as text, as a template shows them. */
    public @Nullable String scalar(String name) {
        Object value = fields.get(name);
        return value == null || value instanceof Map || value instanceof List ? null : value.toString();
    }

    public Optional<Integer> integer(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Integer number) {
            return Optional.of(number);
        }
        throw wrongType(name, "a whole number");
    }

    /** An object, where there is one of that name; anything else counts as absent. */
    public Optional<JsonObject> objectIfAny(String name) {
        return fields.get(name) instanceof Map<?, ?> map
                ? Optional.of(new JsonObject(pathOf(name), map))
                : Optional.empty();
    }

    public Optional<JsonObject> object(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new JsonObject(pathOf(name), map));
        }
        throw wrongType(name, "an object");
    }

    /**
     * An object that must be there.
     *
     * @throws RefusedException with {@code BadRequestException} if it is not
     */
    public JsonObject requiredObject(String name) {
        return object(name).orElseThrow(() -> missing(name));
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof String text)) {
                throw wrongType(name, "a list of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof Map<?, ?> map)) {
                throw wrongType(name, "a list of objects");
            }
            // Counted from 1, as in the service's own constraint messages.
            objects.add(new JsonObject(pathOf(name) + "." + (objects.size() + 1) + ".member", map));
        }
        return objects;
    }

    /** Where a field of this object stands, as the service writes it: {@code content.simple.subject}. */
    public String pathOf(String name) {
        String camel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return path.isEmpty() ? camel : path + "." + camel;
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrongType(name, "a list");
    }

    private RefusedException missing(String name) {
        return new RefusedException(SesError.badRequest("1 validation error detected: Value at '" + pathOf(name)
                + "' failed to satisfy constraint: Member must not be null"));
    }

    private RefusedException wrongType(String name, String expected) {
        return Json.malformed("The value at '" + pathOf(name) + "' must be " + expected + ".");
    }
}
