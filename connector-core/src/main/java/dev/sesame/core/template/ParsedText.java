package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A text with its placeholders found, once, so that rendering is a walk along its pieces. Immutable. */
final class ParsedText {

    private static final int TAG_SIZE = 100;

    private final List<Node> nodes;
    private final int length;
    private final int tags;

    private ParsedText(List<Node> nodes, int length, int tags) {
        this.nodes = nodes;
        this.length = length;
        this.tags = tags;
    }

    /** Parses plain text. */
    static ParsedText plain(String source) {
        return parse(source, literal -> {}, tag -> Escaping.PLAIN);
    }

    /** Parses HTML: each value will be escaped for the place it stands in. */
    static ParsedText html(String source) {
        HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);
        return parse(source, scanner::feed, tag -> {
            Escaping escaping = scanner.escaping();
            scanner.feed("{{" + tag.name() + "}}");
            return escaping;
        });
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The length of the source, in characters. */
    int length() {
        return length;
    }

    /** What it takes to keep it: a placeholder takes more than its characters. */
    int size() {
        return length + tags * TAG_SIZE;
    }

    private static ParsedText parse(String source, LiteralListener literals, Function<Tag, Escaping> escapings) {
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
            String literal = source.substring(at, tag.start());
            literals.literal(literal);
            add(nesting, literal);
            at = tag.end();
            if (tag.opens()) {
                open.push(tag);
                nesting.push(new ArrayList<>());
            } else if (tag.closes()) {
                Tag opener = open.pop();
                List<Node> children = List.copyOf(nesting.pop());
                nesting.element().add(new Node.Section(opener.path(), opener.sign() == '^', children));
            } else {
                nesting.element()
                        .add(new Node.Variable(tag.name(), tag.path(), tag.writtenIn(source), escapings.apply(tag)));
            }
        }
        add(nesting, source.substring(at));
        return new ParsedText(List.copyOf(nesting.pop()), source.length(), tags.size());
    }

    private static void add(Deque<List<Node>> nesting, String literal) {
        if (!literal.isEmpty()) {
            nesting.element().add(new Node.Text(literal));
        }
    }

    /** Told of the text between placeholders, in order. */
    private interface LiteralListener {
        void literal(String text);
    }
}
