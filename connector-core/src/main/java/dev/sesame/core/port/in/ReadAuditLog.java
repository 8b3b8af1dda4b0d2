package dev.sesame.core.port.in;

import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells who changed what, from where and when. Safe for concurrent use. */
public interface ReadAuditLog {

    /**
     * A page of changes, the newest first.
     *
     * @param before only those of smaller versions; null for the newest
     * @param max how many at most
     * @throws dev.sesame.core.error.StoreException if the log cannot be read
     */
    List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int max);
}
