package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.StoreException;

/**
 * Where work is done, in transactions. Safe for concurrent use; {@link IllegalStateException} after {@link #close()}.
 */
interface Database extends AutoCloseable {

    Dialect dialect();

    /**
     * Does the work and returns once it is durable. What the work throws takes back what it did.
     *
     * @throws StoreException if the database could not do it; nothing was done, unless the kind is ambiguous
     */
    <T> T write(Work<T> work);

    /**
     * Does work that only reads; does not wait for writers.
     *
     * @throws StoreException if the database could not do it
     */
    <T> T read(Work<T> work);

    /** Waits for work under way. Idempotent. */
    @Override
    void close();
}
