package dev.sesame.core.message;

/** Text made safe for a header: whatever a value holds, it stays one line. */
public final class HeaderText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String ELLIPSIS = "…";

    private HeaderText() {}

    /**
     * The text without control characters and line separators, with lone surrogates replaced (they have no UTF-8 form),
     * stripped, and cut after {@code maxCodePoints} with an ellipsis.
     */
    public static String clean(String text, int maxCodePoints) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !breaksLines(c))
                .forEach(c -> clean.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
        String line = clean.toString().strip();
        if (line.codePointCount(0, line.length()) <= maxCodePoints) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, maxCodePoints - 1)).stripTrailing() + ELLIPSIS;
    }

    /** Control characters (C0 with CR and LF, DEL, C1 with NEL) and the two Unicode line separators. */
    static boolean breaksLines(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
