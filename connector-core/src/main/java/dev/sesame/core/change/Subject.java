package dev.sesame.core.change;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of thing people change. */
public enum Subject {
    /** A connector. */
    CONNECTOR,

    /** A managed template. */
    TEMPLATE,

    /** An API key. */
    API_KEY;

    /** The kind of that id; empty if there is none. */
    public static Optional<Subject> parse(String id) {
        return Stream.of(values()).filter(subject -> subject.id().equals(id)).findFirst();
    }

    /** The kind as the HTTP API spells it, such as {@code api-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
