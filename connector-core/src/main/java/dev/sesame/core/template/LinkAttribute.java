package dev.sesame.core.template;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An attribute that is a link, while it is written: knows how much of it decides where it leads. For one thread. */
final class LinkAttribute {

    /**
     * Begins what has settled where a link leads, so that nothing behind it changes that: another scheme than the web's, a
     * full host, a place on the same page or a path.
     */
    private static final Pattern SETTLED =
            Pattern.compile("(?i:(?!https?:)[a-z][a-z0-9+.-]*:|https?:[/\\\\]*[^/\\\\?#]+[/\\\\?#]|[?#]|[/\\\\][^/\\\\]"
                    + "|[^/\\\\?#:]+[/\\\\?#])");

    private static final Pattern IGNORED_IN_LINKS = Pattern.compile("[\\t\\n\\r]|&Tab;|&NewLine;");

    /** Nobody makes a host of more values; what comes behind them is taken to decide, too. */
    private static final int MAX_PIECES = 16;

    private final boolean shown;
    private final int start;
    private int looks;
    private boolean settled;
    private int decided;
    private @Nullable Place first;
    private String firstValue = "";

    /** An attribute whose value begins at this index of what is written; whether it is one that readers open. */
    LinkAttribute(boolean shown, int start) {
        this.shown = shown;
        this.start = start;
    }

    /** A value comes next. What the operator said before it, in the template or a value of his own, may have settled it. */
    void beforeValue(Place place, String value, boolean trusted, StringBuilder out) {
        settle(out);
        if (!settled && first == null && !trusted && !value.isBlank()) {
            first = place;
            firstValue = value;
        }
    }

    /** A value has been written. */
    void afterValue(StringBuilder out) {
        if (first != null) {
            settle(out);
        }
    }

    /** Whether readers see and open it: a {@code href}, not a picture. */
    boolean isShown() {
        return shown;
    }

    /** Where the first value is of those that decide; null if there is none. */
    @Nullable
    Place first() {
        return first;
    }

    /** That value as it was given. */
    String firstValue() {
        return firstValue;
    }

    /** What decides where the link leads, to the end of the value or the text that settles it, as browsers read it. */
    String deciding(StringBuilder out) {
        return decoded(out.substring(start, settled ? decided : out.length()));
    }

    /** All that the attribute holds, as browsers read it. */
    String whole(StringBuilder out) {
        return decoded(out.substring(start));
    }

    private void settle(StringBuilder out) {
        if (!settled
                && looks++ < MAX_PIECES
                && SETTLED.matcher(decoded(out.substring(start))).lookingAt()) {
            settled = true;
            decided = out.length();
        }
    }

    private static String decoded(String html) {
        return HtmlEntities.decode(IGNORED_IN_LINKS.matcher(html).replaceAll(""))
                .strip();
    }
}
