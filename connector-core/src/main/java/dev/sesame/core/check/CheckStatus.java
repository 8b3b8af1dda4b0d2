package dev.sesame.core.check;

import java.util.Locale;

/** How something that was looked at is. */
public enum CheckStatus {
    /** As it should be. */
    PASS,
    /** Mail goes out, but somebody should know, or it could not be looked at. */
    WARN,
    /** Keeps mail from going out. */
    FAIL,
    /** Not looked at, since what it depends on is missing or nobody needs it. */
    SKIPPED;

    /** The status as the HTTP API spells it, such as {@code pass}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
