package dev.sesame.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder as it stands in a source: two braces, white space, a sign for sections, a name, white space, two braces.
 *
 * @param sign {@code #}, {@code ^} or {@code /} of a section; a space for a variable
 * @param name letters, digits, underscores and dots
 * @param start where it begins
 * @param end where it ends
 */
record Tag(char sign, String name, int start, int end) {

    /** What ECMAScript's {@code \s} stands for; Java's knows fewer. */
    private static final String SPACE =
            "[\\t-\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]*+";

    private static final Pattern TAG =
            Pattern.compile("\\{\\{" + SPACE + "([#^/]?)" + SPACE + "([A-Za-z0-9_.]++)" + SPACE + "\\}\\}");

    /** Every tag of the source, in order. */
    static List<Tag> in(CharSequence source) {
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(source);
        while (matcher.find()) {
            char sign = matcher.group(1).isEmpty() ? ' ' : matcher.group(1).charAt(0);
            tags.add(new Tag(sign, matcher.group(2), matcher.start(), matcher.end()));
        }
        return tags;
    }

    boolean opens() {
        return sign == '#' || sign == '^';
    }

    boolean closes() {
        return sign == '/';
    }

    /** The segments of the name; empty ones count, as in {@code a.} and {@code .a}. */
    List<String> path() {
        return List.of(name.split("\\.", -1));
    }

    /** The tag as it is written in its source. */
    String writtenIn(String source) {
        return source.substring(start, end);
    }
}
