package dev.sesame.core.change;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are meant.
 *
 * @param subject only those about such things; null for any
 * @param id only those about the one of that id; null for any
 */
public record AuditFilter(
        @Nullable Subject subject, @Nullable String id) {

    /** All of them. */
    public static final AuditFilter ALL = new AuditFilter(null, null);

    /** Whether this entry is meant. */
    public boolean matches(AuditEntry entry) {
        return (subject == null || subject == entry.subject()) && (id == null || id.equals(entry.id()));
    }
}
