package dev.sesame.core.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the holder of an API key may do. */
public enum Role {
    /** Sends and previews messages, and asks what became of one by its id. */
    SEND,

    /** Looks at everything but secrets, keys and the audit log; changes nothing and sends nothing. */
    READ,

    /** Everything. */
    ADMIN;

    /** The role of that id; empty if there is none. */
    public static Optional<Role> parse(String id) {
        return Stream.of(values()).filter(role -> role.id().equals(id)).findFirst();
    }

    /** The role as the HTTP API and the settings spell it, such as {@code send}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
