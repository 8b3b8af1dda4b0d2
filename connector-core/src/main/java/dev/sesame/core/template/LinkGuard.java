package dev.sesame.core.template;

import java.util.Set;

/** Watches a link come together out of values and the text between them, until what opens it is settled. */
final class LinkGuard {

    /** Schemes that run or embed something, and none of which any mail has a use for. */
    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data", "file", "blob");

    private static final int LONGEST = 16;

    private final StringBuilder scheme = new StringBuilder();
    private boolean open;

    /** Begins with a value, unless a link is open and the value goes on with it. */
    boolean admitsValue(String value) {
        if (!open) {
            scheme.setLength(0);
            open = true;
        }
        return admits(value);
    }

    /** Goes on with text, if a link is open. */
    boolean admitsText(String text) {
        return admits(text);
    }

    /** Browsers ignore leading white space, and tabs and line breaks anywhere, in a link (WHATWG URL §4.4). */
    private boolean admits(String text) {
        for (int i = 0; open && i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPartOfScheme(c)) {
                if (scheme.length() < LONGEST) {
                    scheme.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
                }
            } else if (c > ' ' && c != 0x7F) {
                open = false;
                return c != ':' || !UNSAFE.contains(scheme.toString());
            }
        }
        return true;
    }

    private static boolean isPartOfScheme(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0;
    }
}
