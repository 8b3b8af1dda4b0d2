package dev.sesame.core.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail it is, as the variable {@code brand}: an object with {@code name}, {@code logoUrl}, {@code color} and
 * {@code supportEmail}, all optional. Where {@code color} is {@code #rrggbb}, {@code brand.accent} is that colour and
 * {@code brand.onAccent} black or white, whichever can be read on it; for any other colour they are not there.
 */
public final class BrandVariables {

    /** The rule for colours in words; completes "must be …". */
    public static final String COLOR_RULE = "a colour such as \"#0a66c2\"";

    /** The name of the variable. */
    static final String NAME = "brand";

    /** Nothing that means something in a link, such as what is behind a question mark. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** Where white and black have the same contrast by WCAG 2.2, 4.58 to 1: √(1.05 × 0.05) − 0.05. */
    private static final double MIDDLE_LUMINANCE = 0.1791;

    private BrandVariables() {}

    /** The colour that this text is, {@code #rrggbb}; empty if it is none. */
    public static Optional<String> color(String text) {
        return COLOR.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /**
     * The payload with these members of {@code brand}, but for those it has itself; null and empty ones count as had. A
     * payload whose {@code brand} is no object is left as it is.
     */
    public static Payload addTo(Payload payload, Map<String, String> defaults) {
        Map<String, @Nullable Object> brand = new HashMap<>(defaults);
        if (payload.get(NAME) instanceof Map<?, ?> own) {
            own.forEach((key, value) -> brand.put(String.valueOf(key), usable(String.valueOf(key), value)));
        } else if (payload.has(NAME)) {
            return payload;
        }
        if (brand.get("color") instanceof String text && COLOR.matcher(text).matches()) {
            brand.put("accent", text);
            brand.put("onAccent", luminance(text) > MIDDLE_LUMINANCE ? "#000000" : "#ffffff");
        }
        // The connector is the operator's.
        return brand.isEmpty() ? payload : payload.with(NAME, brand).trusting(defaults.values());
    }

    /** The value of a member, or null for one that must not get into a mail: colours that are none are seen to later. */
    private static @Nullable Object usable(String member, @Nullable Object value) {
        return switch (member) {
            case "logoUrl" -> value instanceof String text && text.startsWith("https://") ? value : null;
            case "supportEmail" ->
                value instanceof String text && ADDRESS.matcher(text).matches() ? value : null;
            // Ours to say, of the colour.
            case "accent", "onAccent" -> null;
            default -> value;
        };
    }

    /** How light a colour is, 0 to 1: WCAG 2.2, relative luminance. */
    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
