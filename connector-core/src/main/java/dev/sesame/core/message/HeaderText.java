package dev.sesame.core.message;

/** Text made safe for a header: whatever a value holds, it stays one line. */
public final class HeaderText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String ELLIPSIS = "…";

    /** More than any script piles up (Unicode's own limit for a stream is 30, UAX #15 §13), and less than covers the next line. */
    private static final int MAX_MARKS = 8;

    private HeaderText() {}

    /**
     * The text without control characters and line separators, and without characters that only hide, with lone surrogates
     * replaced (they have no UTF-8 form) and at most {@value #MAX_MARKS} marks upon a character, stripped, and cut after
     * {@code maxCodePoints} with an ellipsis.
     */
    public static String clean(String text, int maxCodePoints) {
        StringBuilder clean = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (breaksLines(c) || isHiding(c)) {
                continue;
            }
            if (isMark(c)) {
                marks++;
            } else if (Character.getType(c) != Character.FORMAT) {
                // What is not seen, such as a joiner, is no other character to begin anew on.
                marks = 0;
            }
            if (marks <= MAX_MARKS || !isMark(c)) {
                clean.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        String line = clean.toString().strip();
        if (line.codePointCount(0, line.length()) <= maxCodePoints) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, maxCodePoints - 1)).stripTrailing() + ELLIPSIS;
    }

    /** The text without the characters that a header never gets, nor those that turn text: what it says is in the rest. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !breaksLines(c) && !isHiding(c) && !BidiControls.contain(c))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Control characters (C0 with CR and LF, DEL, C1 with NEL) and the two Unicode line separators. */
    static boolean breaksLines(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }

    /** The name of somebody, which must not turn the text around it. */
    static String cleanName(String text, int maxCodePoints) {
        StringBuilder straight = new StringBuilder(text.length());
        text.codePoints().filter(c -> !BidiControls.contain(c)).forEach(straight::appendCodePoint);
        return clean(straight.toString(), maxCodePoints);
    }

    /**
     * Zero-width space, word joiner and byte order mark: nothing in a line needs them. The joiners U+200C and U+200D do
     * something, in Persian and in emoji.
     */
    private static boolean isHiding(int codePoint) {
        return codePoint == 0x200B || codePoint == 0x2060 || codePoint == 0xFEFF;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
