package dev.sesame.core.template;

import java.util.Set;

/** Judges links by what opens them. */
final class LinkGuard {

    /** Schemes that run or embed something, and none of which any mail has a use for. */
    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data", "file", "blob");

    private static final int REPLACEMENT = 0xFFFD;

    private LinkGuard() {}

    /**
     * Whether the link that stands between these indexes, as written in HTML, has an unsafe scheme. Browsers ignore leading
     * white space, and tabs and line breaks anywhere, in a link (WHATWG URL §4.4); what they make of other control
     * characters is not relied on.
     */
    static boolean isUnsafe(CharSequence html, int linkStart, int linkEnd) {
        String written = html.subSequence(linkStart, endOfScheme(html, linkStart, linkEnd))
                .toString();
        String start = HtmlEntities.decode(decodeIgnoredAndColon(written));
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (isPartOfScheme(c)) {
                scheme.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else if (c > ' ' && c != 0x7F && c != REPLACEMENT) {
                return c == ':' && UNSAFE.contains(scheme.toString());
            }
        }
        return false;
    }

    /** Behind the first character that ends a scheme and is no part of a reference: what follows need not be decoded. */
    private static int endOfScheme(CharSequence html, int linkStart, int linkEnd) {
        for (int i = linkStart; i < linkEnd; i++) {
            char c = html.charAt(i);
            if (c == ':' || c == '/' || c == '?') {
                return i + 1;
            }
        }
        return linkEnd;
    }

    /** The names of HTML 5 that matter in a scheme; {@link HtmlEntities} knows those of HTML 4. */
    private static String decodeIgnoredAndColon(String start) {
        return start.replace("&Tab;", "").replace("&NewLine;", "").replace("&colon;", ":");
    }

    private static boolean isPartOfScheme(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0;
    }
}
