package dev.sesame.adapter.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shared ledger and, while that is away, one in memory, or none. */
final class FailoverLedger implements Ledger {

    private final Ledger shared;
    private final @Nullable Ledger local;
    private final Availability availability;

    /** With null for no other: then all is refused while the shared one is away. */
    FailoverLedger(Ledger shared, @Nullable Ledger local, Availability availability) {
        this.shared = shared;
        this.local = local;
        this.availability = availability;
    }

    @Override
    public <R> R change(List<Key> keys, Change<R> change) {
        LedgerAwayException failure = null;
        if (availability.mayAsk()) {
            try {
                R result = shared.change(keys, change);
                availability.answered();
                return result;
            } catch (LedgerAwayException e) {
                // Whoever is interrupted gives up waiting, which says nothing about the database.
                if (!Thread.currentThread().isInterrupted()) {
                    availability.failed(e);
                }
                failure = e;
            }
        }
        if (local == null) {
            throw failure == null ? new LedgerAwayException(null) : failure;
        }
        return local.change(keys, change);
    }

    @Override
    public void close() {
        shared.close();
        if (local != null) {
            local.close();
        }
    }
}
