package dev.sesame.core.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes the character references of HTML. */
final class HtmlEntities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d++);?|#[xX]([0-9a-fA-F]++);?|([A-Za-z][A-Za-z0-9]{1,31});)");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Map<String, String> NAMED = load();

    private HtmlEntities() {}

    /** The text with its references decoded; unknown ones stay as they are. */
    static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String decoded = decode(reference.group(1), reference.group(2), reference.group(3));
            return Matcher.quoteReplacement(decoded == null ? reference.group() : decoded);
        });
    }

    private static @Nullable String decode(
            @Nullable String decimal, @Nullable String hexadecimal, @Nullable String name) {
        if (decimal != null) {
            return character(decimal, 10);
        }
        return hexadecimal != null ? character(hexadecimal, 16) : NAMED.get(name);
    }

    private static String character(String digits, int radix) {
        try {
            return character(Integer.parseInt(digits, radix));
        } catch (NumberFormatException e) {
            return "\uFFFD"; // Too large for an int, and so for a character.
        }
    }

    private static String character(int codePoint) {
        if (codePoint >= 0x80 && codePoint <= 0x9F) {
            // WHATWG HTML §13.2.5.80: what pages write as these control characters is meant for Windows.
            return new String(new byte[] {(byte) codePoint}, WINDOWS);
        }
        boolean valid = codePoint > 0
                && Character.isValidCodePoint(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
        return valid ? Character.toString(codePoint) : "\uFFFD";
    }

    private static Map<String, String> load() {
        Map<String, String> named = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(HtmlEntities.class.getResourceAsStream("html-entities.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#")) {
                    named.put(
                            line.substring(0, space),
                            Character.toString(Integer.parseInt(line, space + 1, line.length(), 16)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("html-entities.txt cannot be read from the jar", e);
        }
        return named;
    }
}
