package dev.sesame.core.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose mails a connector sends: the defaults of the variable {@code brand}. Immutable.
 *
 * @param name the name at the head of a mail; null for the application's
 * @param logoUrl an {@code https} URL of a picture to show in its place; null for none
 * @param color the colour of the button and the accents, {@code #rrggbb}; null for the template's own
 * @param supportEmail where to ask for help; null to offer none
 */
public record Brand(
        @Nullable String name,
        @Nullable String logoUrl,
        @Nullable String color,
        @Nullable String supportEmail) {

    /** Nobody's in particular. */
    public static final Brand NONE = new Brand(null, null, null, null);

    /** What there is of it, by the names that templates know. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, "name", name);
        put(variables, "logoUrl", logoUrl);
        put(variables, "color", color);
        put(variables, "supportEmail", supportEmail);
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
