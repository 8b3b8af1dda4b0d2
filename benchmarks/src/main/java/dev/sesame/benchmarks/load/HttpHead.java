package dev.sesame.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** The head of an HTTP message, looked at without taking it apart: who generates load should cost next to nothing. */
public final class HttpHead {

    private static final String LINE_END = "\r\n";

    private final String text;

    /** With its empty line at the end. */
    public HttpHead(String text) {
        this.text = text;
    }

    /** Where a head ends that begins at {@code from}, its empty line included; -1 if it is not whole. */
    public static int end(byte[] bytes, int from, int to) {
        for (int at = from; at + 3 < to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    /** The first line. */
    public String line() {
        return text.substring(0, text.indexOf(LINE_END));
    }

    /** The value of a header, null if there is none of that name. */
    public @Nullable String value(String name) {
        for (int at = text.indexOf(LINE_END); at >= 0; at = text.indexOf(LINE_END, at + 2)) {
            int colon = at + 2 + name.length();
            if (text.regionMatches(true, at + 2, name, 0, name.length()) && text.startsWith(":", colon)) {
                return text.substring(colon + 1, text.indexOf(LINE_END, colon)).strip();
            }
        }
        return null;
    }
}
