package dev.sesame.core.service;

import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.port.in.ReadAuditLog;
import dev.sesame.core.port.out.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the audit log, and deletes what is older than it is kept. */
final class AuditReading implements ReadAuditLog {

    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final int PURGE_AT_ONCE = 1_000;

    private final AuditLog log;
    private final Duration history;
    private final Clock clock;
    private @Nullable Instant purgedAt;

    AuditReading(AuditLog log, Duration history, Clock clock) {
        this.log = log;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int max) {
        return log.list(filter, before, max);
    }

    /** Deletes what is over, if that was not done of late. */
    synchronized void purge() {
        Instant now = clock.instant();
        // A clock that was set back must not keep it waiting.
        if (purgedAt != null && now.isBefore(purgedAt.plus(PURGE_EVERY)) && !now.isBefore(purgedAt)) {
            return;
        }
        int deleted;
        do {
            deleted = log.purge(now.minus(history), PURGE_AT_ONCE);
        } while (deleted == PURGE_AT_ONCE);
        purgedAt = now;
    }
}
