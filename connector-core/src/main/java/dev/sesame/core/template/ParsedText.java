package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text with its placeholders found, once, so that rendering is a walk along its pieces. Immutable. */
final class ParsedText {

    private static final int TAG_SIZE = 100;

    private final List<Node> nodes;
    private final int length;
    private final int tags;
    private final boolean settled;

    private ParsedText(List<Node> nodes, int length, int tags, boolean settled) {
        this.nodes = nodes;
        this.length = length;
        this.tags = tags;
        this.settled = settled;
    }

    /** Parses plain text. */
    static ParsedText plain(String source) {
        return parse(source, null, true);
    }

    /** Parses HTML: each value will be escaped for the place it stands in. */
    static ParsedText html(String source) {
        HtmlPlaces places = new HtmlPlaces();
        ParsedText parsed = parse(source, places, true);
        return places.areSettled() ? parsed : parse(source, null, false);
    }

    /** The names of the variables that links of this HTML begin with, each once; what sections show counts as shown. */
    static Set<String> linkStartsIn(String html) {
        Set<String> names = new LinkedHashSet<>();
        collectLinkStarts(parse(html, new HtmlPlaces(), true).nodes(), false, names);
        return names;
    }

    private static boolean collectLinkStarts(List<Node> nodes, boolean atStart, Set<String> names) {
        boolean start = atStart;
        for (Node node : nodes) {
            if (node instanceof Node.Link edge) {
                start = edge != Node.Link.END;
            } else if (node instanceof Node.Text text) {
                start &= text.text().isBlank();
            } else if (node instanceof Node.Variable variable) {
                if (start) {
                    names.add(variable.name());
                }
                start = false;
            } else if (node instanceof Node.Section section) {
                start |= collectLinkStarts(section.children(), start, names);
            }
        }
        return start;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Whether the nodes say all; if not, where a value stands depends on the values before it. */
    boolean isSettled() {
        return settled;
    }

    /** The length of the source, in characters. */
    int length() {
        return length;
    }

    /** What it takes to keep it: a placeholder takes more than its characters. */
    int size() {
        return length + tags * TAG_SIZE;
    }

    private static ParsedText parse(String source, @Nullable HtmlPlaces places, boolean settled) {
        List<Tag> tags = Tag.in(source);
        Set<Tag> sections = Sections.pairedIn(tags);
        Deque<List<Node>> nesting = new ArrayDeque<>();
        Deque<Tag> open = new ArrayDeque<>();
        nesting.push(new ArrayList<>());
        int at = 0;
        for (Tag tag : tags) {
            if (tag.sign() != ' ' && !sections.contains(tag)) {
                continue;
            }
            nesting.element().addAll(literal(source.substring(at, tag.start()), places));
            at = tag.end();
            if (tag.opens()) {
                if (places != null) {
                    places.openSection();
                }
                open.push(tag);
                nesting.push(new ArrayList<>());
            } else if (tag.closes()) {
                if (places != null) {
                    places.closeSection();
                }
                Tag opener = open.pop();
                List<Node> children = List.copyOf(nesting.pop());
                nesting.element().add(new Node.Section(opener.name(), opener.path(), opener.sign() == '^', children));
            } else {
                nesting.element()
                        .add(new Node.Variable(tag.name(), tag.path(), tag.writtenIn(source), escaping(tag, places)));
            }
        }
        nesting.element().addAll(literal(source.substring(at), places));
        return new ParsedText(List.copyOf(nesting.pop()), source.length(), tags.size(), settled);
    }

    private static List<Node> literal(String text, @Nullable HtmlPlaces places) {
        if (places != null) {
            return places.literal(text);
        }
        return text.isEmpty() ? List.of() : List.of(new Node.Text(text));
    }

    private static Escaping escaping(Tag tag, @Nullable HtmlPlaces places) {
        return places == null ? Escaping.PLAIN : places.placeholder(tag);
    }
}
