package dev.sesame.core.change;

import java.util.Locale;

/** What was done to a thing. */
public enum Action {
    /** It was not there. */
    CREATED,

    /** It was there, and is another now. */
    REPLACED,

    /** It is not there any more. */
    DELETED,

    /** It is again what it was before. */
    RESTORED;

    /** The action as the HTTP API spells it, such as {@code created}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
