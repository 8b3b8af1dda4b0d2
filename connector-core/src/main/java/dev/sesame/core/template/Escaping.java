package dev.sesame.core.template;

import dev.sesame.core.message.BidiControls;
import java.util.function.IntPredicate;

/** How a value is written where its placeholder stands, so that it stays a value. */
enum Escaping {
    /** In plain text: as it is. */
    PLAIN {
        @Override
        void append(String value, StringBuilder out) {
            appendPrintable(value, out);
        }
    },

    /** In HTML text or a quoted attribute: the five characters that mean something there. */
    HTML {
        @Override
        void append(String value, StringBuilder out) {
            appendHtml(value, out);
        }
    },

    /** In a name or a comment, which no character but these can end: all but letters and digits as a reference. */
    NAME {
        @Override
        void append(String value, StringBuilder out) {
            appendReferences(value, Escaping::isAsciiAlphanumeric, out);
        }
    },

    /** Right after {@code <}, where a letter would open a tag and a dash a comment: everything as a reference. */
    OPENING {
        @Override
        void append(String value, StringBuilder out) {
            appendReferences(value, c -> false, out);
        }
    },

    /** In an attribute's value without quotes. */
    UNQUOTED {
        @Override
        void append(String value, StringBuilder out) {
            // After "title=" and nothing, the next attribute would be taken for the value.
            NAME.append(value.isEmpty() ? " " : value, out);
        }
    },

    /** In a style sheet or a style attribute: what could end a value is written as a CSS escape (CSS Syntax §4.3.7). */
    CSS {
        @Override
        void append(String value, StringBuilder out) {
            value.codePoints().forEach(c -> {
                if (isAsciiAlphanumeric(c) || "#%.,_- ".indexOf(c) >= 0) {
                    out.append((char) c);
                } else {
                    out.append('\\')
                            .append(Integer.toHexString(replaceSurrogate(c)))
                            .append(' ');
                }
            });
        }
    },

    /** In a style attribute without quotes. */
    UNQUOTED_CSS {
        @Override
        void append(String value, StringBuilder out) {
            StringBuilder css = new StringBuilder();
            CSS.append(value, css);
            UNQUOTED.append(css.toString(), out);
        }
    };

    private static final int REPLACEMENT = 0xFFFD;

    /** Whether something is written even for a value that is empty. */
    boolean isNeverEmpty() {
        return this == UNQUOTED || this == UNQUOTED_CSS;
    }

    /** Writes the value. */
    abstract void append(String value, StringBuilder out);

    private static void appendReferences(String value, IntPredicate asItIs, StringBuilder out) {
        value.codePoints().forEach(c -> {
            if (asItIs.test(c)) {
                out.append((char) c);
            } else {
                out.append("&#").append(replaceSurrogate(c)).append(';');
            }
        });
    }

    private static void appendHtml(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> appendPrintable(value, i, out);
            }
        }
    }

    private static void appendPrintable(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            appendPrintable(value, i, out);
        }
    }

    /** Whether anything of a value is written in plain text. */
    static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isPrintable(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** What of a value is written in plain text. */
    static String printable(String value) {
        StringBuilder out = new StringBuilder(value.length());
        appendPrintable(value, out);
        return out.toString();
    }

    /**
     * Drops control characters but tab and line breaks: no part of a mail may hold them (RFC 5322 §4.1). And those that turn
     * the text around them: a value must not change how what is not its own is read.
     */
    private static void appendPrintable(String value, int index, StringBuilder out) {
        char c = value.charAt(index);
        if (isPrintable(c)) {
            out.append(Character.isSurrogate(c) && !isPaired(value, index) ? (char) REPLACEMENT : c);
        }
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' ? c != 0x7F && !BidiControls.contain(c) : c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isPaired(String value, int index) {
        return Character.isHighSurrogate(value.charAt(index))
                ? index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
    }

    private static int replaceSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? REPLACEMENT : codePoint;
    }

    private static boolean isAsciiAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
