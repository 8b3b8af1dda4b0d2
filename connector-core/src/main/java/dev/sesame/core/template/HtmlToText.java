package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Derives the text part of an HTML template: what a reader sees, in order. Placeholders stay placeholders, so that the
 * text is derived once and rendered for each message.
 */
final class HtmlToText implements HtmlScanner.Events {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "tr",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "center",
            "form",
            "fieldset",
            "address",
            "figure",
            "figcaption",
            "dt",
            "dd",
            "caption",
            "body",
            "li");
    /** Not "head", whose end tag may be left out: all that can be in it is invisible by itself. */
    private static final Set<String> INVISIBLE = Set.of("style", "script", "title", "template", "noscript");

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final Pattern HIDDEN_STYLE = Pattern.compile("display\\s*:\\s*none", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPENABLE = Pattern.compile("(?!#|(?i:javascript):).+", Pattern.DOTALL);
    private static final int MAX_INDENT = 8;

    /** An open link: its target and where its text began. */
    private record Link(String target, int start) {}

    /** An open list: the number of its next item, or 0 where items have dashes. */
    private static final class ListLevel {
        private int next;

        private ListLevel(int next) {
            this.next = next;
        }
    }

    private final TextLayout layout = new TextLayout();
    private final StringBuilder run = new StringBuilder();
    private final Deque<ListLevel> lists = new ArrayDeque<>();
    private @Nullable Link link;
    private String skipped = "";
    private int skippedDepth;
    private int preformatted;

    private HtmlToText() {}

    /** The text of this HTML, its placeholders untouched. */
    static String convert(String html) {
        HtmlToText converter = new HtmlToText();
        HtmlScanner scanner = new HtmlScanner(converter);
        int at = 0;
        for (Tag tag : Tag.in(html)) {
            scanner.feed(html.substring(at, tag.start()));
            // Without the white space that would end an unquoted attribute.
            scanner.feed("{{" + (tag.sign() == ' ' ? "" : tag.sign()) + tag.name() + "}}");
            at = tag.end();
        }
        scanner.feed(html.substring(at));
        converter.flushRun();
        return tidy(converter.layout.toString());
    }

    /** The text without the holes that passages left out of it leave: no space before a line break, no two empty lines. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                stripSpaces(tidy);
                breaks++;
            } else {
                breaks = 0;
            }
            if (breaks <= 2) {
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }

    private static void stripSpaces(StringBuilder line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        line.setLength(end);
    }

    @Override
    public void text(char c) {
        if (skippedDepth == 0) {
            run.append(c);
        }
    }

    @Override
    public void startTag(String name, Map<String, String> attributes) {
        if (skippedDepth > 0) {
            skippedDepth += name.equals(skipped) ? 1 : 0;
            return;
        }
        flushRun();
        if (isInvisible(name, attributes)) {
            if (!VOID.contains(name)) {
                skipped = name;
                skippedDepth = 1;
            }
            return;
        }
        open(name, attributes);
    }

    @Override
    public void endTag(String name) {
        if (skippedDepth > 0) {
            skippedDepth -= name.equals(skipped) ? 1 : 0;
            return;
        }
        flushRun();
        close(name);
    }

    private static boolean isInvisible(String name, Map<String, String> attributes) {
        return INVISIBLE.contains(name)
                || attributes.containsKey("hidden")
                || HIDDEN_STYLE.matcher(attributes.getOrDefault("style", "")).find();
    }

    private void open(String name, Map<String, String> attributes) {
        separate(name);
        switch (name) {
            case "br" -> layout.endLine();
            case "hr" -> layout.verbatim("----");
            case "td", "th" -> layout.flow(' ');
            case "img" ->
                layout.verbatim(
                        HtmlEntities.decode(attributes.getOrDefault("alt", "")).strip());
            case "ul" -> lists.push(new ListLevel(0));
            case "ol" -> lists.push(new ListLevel(1));
            case "li" -> layout.prefix(bullet());
            case "pre" -> preformatted++;
            case "a" -> {
                // A link ends where the next begins (WHATWG HTML §13.2.6.4.7).
                closeLink();
                link = new Link(
                        HtmlEntities.decode(attributes.getOrDefault("href", "")).strip(), layout.position());
            }
            default -> {}
        }
        if (name.equals("hr")) {
            layout.breakLines(2);
        }
    }

    private void close(String name) {
        switch (name) {
            case "ul", "ol" -> lists.poll();
            case "pre" -> preformatted = Math.max(0, preformatted - 1);
            case "a" -> closeLink();
            default -> {}
        }
        separate(name);
    }

    private void separate(String name) {
        if (name.equals("ul") || name.equals("ol")) {
            layout.breakLines(lists.isEmpty() ? 2 : 1);
        } else if (PARAGRAPHS.contains(name)) {
            layout.breakLines(2);
        } else if (BLOCKS.contains(name)) {
            layout.breakLines(1);
        }
    }

    private String bullet() {
        ListLevel list = lists.peek();
        String indent = "  ".repeat(Math.min(Math.max(0, lists.size() - 1), MAX_INDENT));
        return indent + (list == null || list.next == 0 ? "- " : list.next++ + ". ");
    }

    /** {@code text <url>}, or the address alone where the text says the same. */
    private void closeLink() {
        Link closed = link;
        link = null;
        if (closed == null || !OPENABLE.matcher(closed.target()).matches()) {
            return;
        }
        String text = layout.since(closed.start());
        String target = closed.target();
        if (bare(text).equals(bare(target))) {
            return;
        }
        if (!text.isEmpty()) {
            layout.flow(' ');
        }
        layout.verbatim("<" + withoutMailto(target) + ">");
    }

    private static String bare(String link) {
        String address = withoutMailto(link).toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String withoutMailto(String link) {
        return link.regionMatches(true, 0, "mailto:", 0, 7) ? link.substring(7) : link;
    }

    private void flushRun() {
        String text = HtmlEntities.decode(run.toString()).replace('\u00A0', ' ');
        run.setLength(0);
        if (preformatted > 0) {
            layout.verbatim(text);
        } else {
            text.chars().forEach(c -> layout.flow((char) c));
        }
    }
}
