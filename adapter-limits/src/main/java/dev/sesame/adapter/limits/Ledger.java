package dev.sesame.adapter.limits;

import java.util.List;

/** Where counts are kept. Safe for concurrent use. */
interface Ledger extends AutoCloseable {

    /**
     * Changes what stands under these keys, each another, as one: nobody reads or writes them in between.
     *
     * @throws LedgerAwayException if the ledger cannot be reached; nothing was changed, as far as is known
     */
    <R> R change(List<Key> keys, Change<R> change);

    /** Idempotent. */
    @Override
    void close();
}
