package dev.sesame.core.port.out;

import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, and when. Nobody writes into it: {@link ConnectorStore}, {@link TemplateStore} and {@link ApiKeyStore}
 * of the same place enter each change that they make, together with the change or not at all. Safe for concurrent use. Every
 * method throws {@link dev.sesame.core.error.StoreException} if the log cannot be used, and {@link IllegalStateException}
 * after it was closed.
 */
public interface AuditLog {

    /**
     * A page of entries, the newest first.
     *
     * @param before only those of smaller versions; null for the newest
     * @param max how many at most
     */
    List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int max);

    /**
     * Deletes entries of changes that were made before this time, the oldest first.
     *
     * @param max how many at most
     * @return how many; with fewer than {@code max}, none is left
     */
    int purge(Instant before, int max);
}
