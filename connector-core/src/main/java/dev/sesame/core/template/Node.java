package dev.sesame.core.template;

import java.util.List;

/** A piece of a parsed text. */
sealed interface Node {

    /** Text that stands for itself. */
    record Text(String text) implements Node {}

    /** A placeholder: its name, the name's segments, how it was written, and how its value is written. */
    record Variable(String name, List<String> path, String source, Escaping escaping) implements Node {}

    /** The edges of a link's value that holds placeholders. */
    enum Link implements Node {
        START,
        START_OF_HREF,
        END
    }

    /** A passage that depends on a value: the value's name, the name's segments, and what is shown if it is not, or is, there. */
    record Section(String name, List<String> path, boolean inverted, List<Node> children) implements Node {}
}
