package dev.sesame.core.template;

/** Lays out the text of a page as lines: words flow, blocks are apart. Never leaves more than one line empty. */
final class TextLayout {

    private final StringBuilder out = new StringBuilder();
    private int pendingBreaks;
    private boolean pendingSpace;
    private String linePrefix = "";

    /** Adds a character of running text: white space is one space, however long. */
    void flow(char c) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            pendingSpace = true;
        } else {
            flush();
            out.append(c);
        }
    }

    /** Adds text as it is. */
    void verbatim(String text) {
        if (!text.isEmpty()) {
            flush();
            out.append(text);
        }
    }

    /** Makes sure that what follows stands this many lines further down; 1 for a new line, 2 for a paragraph. */
    void breakLines(int count) {
        pendingBreaks = Math.max(pendingBreaks, count);
        pendingSpace = false;
    }

    /** Ends the line, once more for each call, as {@code <br>} does. */
    void endLine() {
        pendingBreaks = Math.min(pendingBreaks + 1, 2);
        pendingSpace = false;
    }

    /** What the next line begins with, such as the dash of a list item. */
    void prefix(String prefix) {
        linePrefix = prefix;
    }

    /** Where the text will go on. */
    int position() {
        return out.length();
    }

    /** What was added since that position. */
    String since(int position) {
        return out.substring(Math.min(position, out.length())).strip();
    }

    private void flush() {
        if (pendingBreaks > 0) {
            if (!out.isEmpty()) {
                out.append("\n".repeat(pendingBreaks));
            }
        } else if (pendingSpace && !out.isEmpty()) {
            out.append(' ');
        }
        pendingBreaks = 0;
        pendingSpace = false;
        out.append(linePrefix);
        linePrefix = "";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
