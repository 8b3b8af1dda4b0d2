package dev.sesame.core.template;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language, as a canonical BCP 47 tag such as {@code de-AT}.
 *
 * @param value the tag in its canonical spelling
 */
public record LanguageTag(String value) {

    /** The tag of this text; {@code _} may stand for {@code -}. Empty if it is not well-formed. */
    public static Optional<LanguageTag> parse(String text) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LanguageTag(locale.toLanguageTag()));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The next tag that a lookup tries, RFC 4647 §3.4: without its last subtag, nor a single letter before it. */
    public @Nullable LanguageTag parent() {
        int cut = value.lastIndexOf('-');
        if (cut < 0) {
            return null;
        }
        if (cut >= 2 && value.charAt(cut - 2) == '-') {
            cut -= 2;
        }
        return new LanguageTag(value.substring(0, cut));
    }

    @Override
    public String toString() {
        return value;
    }
}
