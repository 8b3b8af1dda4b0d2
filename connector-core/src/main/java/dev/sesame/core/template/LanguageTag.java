package dev.sesame.core.template;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A language, as a canonical BCP 47 tag such as {@code de-AT}.
 *
 * @param value the tag in its canonical spelling
 */
public record LanguageTag(String value) {

    /** Scripts that are written from right to left (ISO 15924; Unicode 16, bidirectional class R or AL). */
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of(
            "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syrj", "Syrn", "Thaa");

    /** Languages whose usual script is one of those (CLDR 46, likely subtags). */
    private static final Set<String> RIGHT_TO_LEFT_LANGUAGES = Set.of(
            "ar", "arc", "arz", "azb", "bgn", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo",
            "pnb", "prs", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi");

    /** Longer than any tag that means something: RFC 5646 §4.4.1 asks for 35. */
    private static final int MAX_LENGTH = 64;

    /** Mandarin, which most of the world calls Chinese. */
    private static final String MANDARIN = "cmn";

    /** The tag of this text; {@code _} may stand for {@code -}. Empty if it is not well-formed, or overlong. */
    public static Optional<LanguageTag> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(new LanguageTag(canonical(locale)));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static String canonical(Locale locale) {
        String tag = locale.toLanguageTag();
        return locale.getLanguage().equals(MANDARIN) ? "zh" + tag.substring(MANDARIN.length()) : tag;
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

    /**
     * Whether text in this language runs from right to left: by its script if the tag names one ({@code az-Arab}), else by
     * the usual script of the language.
     */
    public boolean isRightToLeft() {
        Locale locale = Locale.forLanguageTag(value);
        String language = value.split("-", 2)[0];
        return locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT_LANGUAGES.contains(language)
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
    }

    @Override
    public String toString() {
        return value;
    }
}
