package dev.sesame.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which section tags of a source pair up; the others are text. */
final class Sections {

    /** Deeper sections are text: rendering recurses. */
    private static final int MAX_DEPTH = 32;

    private Sections() {}

    /** The section tags that open or close a section. */
    static Set<Tag> pairedIn(List<Tag> tags) {
        Set<Tag> paired = new HashSet<>();
        Deque<Tag> open = new ArrayDeque<>();
        for (Tag tag : tags) {
            if (tag.opens() && open.size() < MAX_DEPTH) {
                open.push(tag);
            } else if (tag.closes() && open.stream().anyMatch(o -> o.name().equals(tag.name()))) {
                // What was opened since and never closed is text.
                while (!open.element().name().equals(tag.name())) {
                    open.pop();
                }
                paired.add(open.pop());
                paired.add(tag);
            }
        }
        return paired;
    }
}
