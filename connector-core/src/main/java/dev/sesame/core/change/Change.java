package dev.sesame.core.change;

import java.time.Instant;

/**
 * When something was changed, by whom and from where.
 *
 * @param at when, in milliseconds at best
 * @param by the name of the API key; empty if there was none
 * @param from the IP address that the call came from; empty if it is not known: only the audit log keeps it
 */
public record Change(Instant at, String by, String from) {

    /** A change from an address that is not known. */
    public Change(Instant at, String by) {
        this(at, by, "");
    }
}
