package dev.sesame.core.port.out;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promises of a log in the plainest way, for tests; gives the versions of all stores that enter their changes here. */
public final class InMemoryAuditLog implements AuditLog, AutoCloseable {

    /** The newest first. */
    private final List<AuditEntry> entries = new ArrayList<>();

    private long version;
    private boolean closed;

    /** Enters a change, and gives it its version. */
    synchronized long enter(Change change, Subject subject, String id, Action action) {
        Change cut = new Change(change.at().truncatedTo(ChronoUnit.MILLIS), change.by(), change.from());
        entries.add(0, new AuditEntry(++version, cut, subject, id, action));
        return version;
    }

    @Override
    public synchronized List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int max) {
        open();
        return entries.stream()
                .filter(entry -> filter.matches(entry) && (before == null || entry.version() < before))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized int purge(Instant before, int max) {
        open();
        int deleted = 0;
        for (int i = entries.size() - 1; i >= 0 && deleted < max; i--) {
            if (entries.get(i).change().at().isBefore(before)) {
                entries.remove(i);
                deleted++;
            }
        }
        return deleted;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the log is closed");
        }
    }
}
