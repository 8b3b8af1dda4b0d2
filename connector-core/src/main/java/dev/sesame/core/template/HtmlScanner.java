package dev.sesame.core.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads HTML as it comes, in pieces, and always knows where it is: in text, in a tag, in an attribute's value. The
 * tokenizer of the HTML standard (WHATWG HTML §13.2.5) as far as mails need it; it builds no tree and never fails.
 */
final class HtmlScanner {

    /** Told of what is read, in order. */
    interface Events {
        /** A character of text, entities not decoded. */
        default void text(char c) {}

        /** A start tag: lower-case name, and attributes with their values as written. */
        default void startTag(String name, Map<String, String> attributes) {}

        /** An end tag: lower-case name. */
        default void endTag(String name) {}
    }

    static final Events NO_EVENTS = new Events() {};

    private enum State {
        TEXT,
        TAG_OPEN,
        END_TAG_OPEN,
        TAG_NAME,
        BEFORE_ATTRIBUTE,
        ATTRIBUTE_NAME,
        AFTER_ATTRIBUTE_NAME,
        BEFORE_VALUE,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        UNQUOTED,
        MARKUP_DECLARATION,
        COMMENT,
        BOGUS_COMMENT
    }

    /** Elements whose content is not markup; it ends with their end tag only. */
    private static final Set<String> RAW =
            Set.of("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes");

    /** Longer than any name that means something here. */
    private static final int LONG_NAME = 16;

    private static final Set<String> LINKS = Set.of(
            "href",
            "src",
            "action",
            "formaction",
            "background",
            "poster",
            "cite",
            "data",
            "longdesc",
            "ping",
            "xlink:href");

    private static final Pattern COMMENT_TEXT = Pattern.compile(".*[^!-]", Pattern.DOTALL);

    /** What decides how that which follows is read. */
    record Place(State state, String within) {}

    private final Events events;
    private State state = State.TEXT;
    private boolean endTag;
    private String raw = "";
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder attribute = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder pending = new StringBuilder();
    private Map<String, String> attributes = new LinkedHashMap<>();

    HtmlScanner(Events events) {
        this.events = events;
    }

    void feed(String html) {
        for (int i = 0; i < html.length(); i++) {
            read(html.charAt(i));
        }
    }

    /** How a value that stood here would have to be written. */
    Escaping escaping() {
        return switch (state) {
            case TEXT -> raw.equals("style") ? Escaping.CSS : Escaping.HTML;
            case DOUBLE_QUOTED, SINGLE_QUOTED -> isStyle() ? Escaping.CSS : Escaping.HTML;
            case BEFORE_VALUE, UNQUOTED -> isStyle() ? Escaping.UNQUOTED_CSS : Escaping.UNQUOTED;
            case TAG_OPEN, END_TAG_OPEN, MARKUP_DECLARATION -> Escaping.OPENING;
            default -> Escaping.NAME;
        };
    }

    private boolean isStyle() {
        return hasShortName() && attribute.toString().equals("style");
    }

    /** Whether a value, or its quote, has been read in part. */
    boolean isInValue() {
        return state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED || state == State.UNQUOTED;
    }

    /** Whether what comes is the value of an attribute that is a link, or the rest of it. */
    boolean isInLink() {
        return (isInValue() || state == State.BEFORE_VALUE) && hasShortName() && LINKS.contains(attribute.toString());
    }

    /** Whether that attribute is the link that readers open. */
    boolean isInHref() {
        return isInLink() && attribute.toString().equals("href");
    }

    /** Asked for each placeholder, which must not copy a name of any length. */
    private boolean hasShortName() {
        return attribute.length() <= LONG_NAME;
    }

    /** How much has been read of the attribute's value. */
    int valueLength() {
        return value.length();
    }

    /** Where this is: from equal places, the same HTML is read in the same way. */
    Place place() {
        return new Place(
                state,
                switch (state) {
                    case TEXT -> raw.isEmpty() ? "" : raw + " " + pending;
                    case TAG_OPEN, END_TAG_OPEN, BOGUS_COMMENT -> "";
                    case TAG_NAME, BEFORE_ATTRIBUTE -> tag();
                    case ATTRIBUTE_NAME, AFTER_ATTRIBUTE_NAME, BEFORE_VALUE, DOUBLE_QUOTED, SINGLE_QUOTED, UNQUOTED ->
                        tag() + " " + startOf(attribute);
                    case MARKUP_DECLARATION -> pending.toString();
                    // Only the dashes and exclamation marks behind the last other character may end it.
                    case COMMENT -> COMMENT_TEXT.matcher(pending).replaceFirst("x");
                });
    }

    private String tag() {
        return (endTag ? "/" : "") + startOf(name).toLowerCase(Locale.ROOT);
    }

    private static String startOf(StringBuilder name) {
        return name.substring(0, Math.min(name.length(), LONG_NAME));
    }

    private void read(char c) {
        switch (state) {
            case TEXT -> text(c);
            case TAG_OPEN -> tagOpen(c);
            case END_TAG_OPEN -> endTagOpen(c);
            case TAG_NAME -> tagName(c);
            case BEFORE_ATTRIBUTE -> beforeAttribute(c);
            case ATTRIBUTE_NAME -> attributeName(c);
            case AFTER_ATTRIBUTE_NAME -> afterAttributeName(c);
            case BEFORE_VALUE -> beforeValue(c);
            case DOUBLE_QUOTED -> quoted(c, '"');
            case SINGLE_QUOTED -> quoted(c, '\'');
            case UNQUOTED -> unquoted(c);
            case MARKUP_DECLARATION -> markupDeclaration(c);
            case COMMENT -> comment(c);
            case BOGUS_COMMENT -> {
                if (c == '>') {
                    state = State.TEXT;
                }
            }
        }
    }

    private void text(char c) {
        if (!raw.isEmpty()) {
            rawText(c);
        } else if (c == '<') {
            state = State.TAG_OPEN;
        } else {
            events.text(c);
        }
    }

    /** Waits for the end tag of the raw element: what might become it is held back. */
    private void rawText(char c) {
        pending.append(c);
        String end = "</" + raw;
        String held = pending.toString().toLowerCase(Locale.ROOT);
        if (held.length() <= end.length() && end.startsWith(held)) {
            return;
        }
        if (held.length() == end.length() + 1 && held.startsWith(end) && (isSpace(c) || c == '/' || c == '>')) {
            name.setLength(0);
            name.append(raw);
            raw = "";
            pending.setLength(0);
            endTag = true;
            state = State.TAG_NAME;
            tagName(c);
            return;
        }
        // The last character may itself begin the end tag.
        int keep = c == '<' ? 1 : 0;
        for (int i = 0; i < pending.length() - keep; i++) {
            events.text(pending.charAt(i));
        }
        pending.delete(0, pending.length() - keep);
    }

    private void tagOpen(char c) {
        if (isLetter(c)) {
            startName(false, c);
        } else if (c == '/') {
            state = State.END_TAG_OPEN;
        } else if (c == '!') {
            pending.setLength(0);
            state = State.MARKUP_DECLARATION;
        } else if (c == '?') {
            state = State.BOGUS_COMMENT;
        } else {
            events.text('<');
            state = State.TEXT;
            text(c);
        }
    }

    private void endTagOpen(char c) {
        if (isLetter(c)) {
            startName(true, c);
        } else {
            state = c == '>' ? State.TEXT : State.BOGUS_COMMENT;
        }
    }

    private void startName(boolean end, char c) {
        endTag = end;
        name.setLength(0);
        name.append(c);
        state = State.TAG_NAME;
    }

    private void tagName(char c) {
        if (c == '>') {
            emitTag();
        } else if (isSpace(c) || c == '/') {
            state = State.BEFORE_ATTRIBUTE;
        } else {
            name.append(c);
        }
    }

    private void beforeAttribute(char c) {
        if (c == '>') {
            emitTag();
        } else if (!isSpace(c) && c != '/') {
            attribute.setLength(0);
            attribute.append(Character.toLowerCase(c));
            value.setLength(0);
            state = State.ATTRIBUTE_NAME;
        }
    }

    private void attributeName(char c) {
        if (c == '=') {
            state = State.BEFORE_VALUE;
        } else if (isSpace(c)) {
            state = State.AFTER_ATTRIBUTE_NAME;
        } else if (c == '>' || c == '/') {
            endAttribute(c);
        } else {
            attribute.append(Character.toLowerCase(c));
        }
    }

    private void afterAttributeName(char c) {
        if (c == '=') {
            state = State.BEFORE_VALUE;
        } else if (!isSpace(c)) {
            endAttribute(c);
        }
    }

    private void beforeValue(char c) {
        if (c == '"') {
            state = State.DOUBLE_QUOTED;
        } else if (c == '\'') {
            state = State.SINGLE_QUOTED;
        } else if (c == '>') {
            endAttribute(c);
        } else if (!isSpace(c)) {
            state = State.UNQUOTED;
            value.append(c);
        }
    }

    private void quoted(char c, char quote) {
        if (c == quote) {
            endAttribute(' ');
        } else {
            value.append(c);
        }
    }

    private void unquoted(char c) {
        if (isSpace(c) || c == '>') {
            endAttribute(c);
        } else {
            value.append(c);
        }
    }

    private void endAttribute(char c) {
        attributes.putIfAbsent(attribute.toString(), value.toString());
        state = State.BEFORE_ATTRIBUTE;
        beforeAttribute(c);
    }

    private void emitTag() {
        String tag = name.toString().toLowerCase(Locale.ROOT);
        Map<String, String> found = attributes;
        attributes = new LinkedHashMap<>();
        state = State.TEXT;
        if (endTag) {
            events.endTag(tag);
            return;
        }
        events.startTag(tag, found);
        if (RAW.contains(tag)) {
            raw = tag;
            pending.setLength(0);
        }
    }

    private void markupDeclaration(char c) {
        pending.append(c);
        if (pending.toString().equals("--")) {
            pending.setLength(0);
            state = State.COMMENT;
        } else if (!pending.toString().equals("-")) {
            state = c == '>' ? State.TEXT : State.BOGUS_COMMENT;
        }
    }

    /** A comment ends with two dashes and a bracket; {@code <!-->} and {@code <!--->} are comments, too. */
    private void comment(char c) {
        if (c == '>') {
            String before = pending.toString();
            if (before.isEmpty() || before.equals("-") || before.endsWith("--") || before.endsWith("--!")) {
                pending.setLength(0);
                state = State.TEXT;
                return;
            }
        }
        pending.append(c);
        if (pending.length() > 64) {
            // Only the last three characters decide; one more keeps the start of a comment apart from its inside.
            pending.delete(0, pending.length() - 4);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
