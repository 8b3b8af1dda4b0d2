package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows HTML along its literals and values: knows how a value is to be written, and where links that hold any end. */
final class HtmlPlaces {

    private final HtmlScanner scanner = new HtmlScanner(HtmlScanner.NO_EVENTS);
    private final Deque<HtmlScanner.Place> sections = new ArrayDeque<>();
    private boolean inLink;
    private boolean settled = true;

    /** Whether every place so far stays what it is, however often sections are shown and whatever values hold. */
    boolean areSettled() {
        return settled;
    }

    /** Goes on with a literal: the same in pieces, with the edges of links among them. */
    List<Node> literal(String text) {
        List<Node> pieces = new ArrayList<>();
        int from = 0;
        if (inLink) {
            from = readLink(text);
            if (inLink) {
                add(pieces, text);
                return pieces;
            }
            add(pieces, text.substring(0, from));
            pieces.add(Node.Link.END);
        } else {
            scanner.feed(text);
        }
        inLink = scanner.isInLink();
        if (inLink) {
            int start = text.length() - scanner.valueLength();
            add(pieces, text.substring(from, start));
            pieces.add(scanner.isInHref() ? Node.Link.START_OF_HREF : Node.Link.START);
            from = start;
        }
        add(pieces, text.substring(from));
        return pieces;
    }

    /** How a value that stands here is written. */
    Escaping escaping() {
        return scanner.escaping();
    }

    /** Goes on with a value as it is written. */
    void value(String written) {
        scanner.feed(written);
    }

    /** Goes on with a placeholder, whose value may be anything or nothing: how it is written. */
    Escaping placeholder(Tag tag) {
        Escaping escaping = scanner.escaping();
        HtmlScanner.Place before = scanner.place();
        scanner.feed("{{" + tag.name() + "}}");
        settled &= escaping.isNeverEmpty() || scanner.place().equals(before);
        return escaping;
    }

    /** A section begins. */
    void openSection() {
        sections.push(scanner.place());
    }

    /** A section ends: it may be left out or repeated if it began at a place like this. */
    void closeSection() {
        settled &= sections.pop().equals(scanner.place());
    }

    /** Reads a text that begins in a link: the index at which the link ends, if it does. */
    private int readLink(String text) {
        // A link whose quote has not been read begins anew with it.
        inLink = scanner.isInValue();
        int read = 0;
        int end = 0;
        while (inLink && read < text.length()) {
            end = read++;
            scanner.feed(text.substring(end, read));
            inLink = scanner.isInLink();
        }
        scanner.feed(text.substring(read));
        return end;
    }

    private static void add(List<Node> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Node.Text(text));
        }
    }
}
