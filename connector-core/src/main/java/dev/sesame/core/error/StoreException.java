package dev.sesame.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what it was asked: its database is away, full or locked. {@link #kind()} says whether something
 * may have been changed.
 */
public final class StoreException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private StoreException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /**
     * Nothing was changed; it is safe to try again.
     *
     * @param message what failed and what to do
     * @param cause what the database reported; must not carry a message, its recipient or a key
     */
    public static StoreException unavailable(String message, @Nullable Throwable cause) {
        return new StoreException(ErrorCode.STORE_UNAVAILABLE, message, cause);
    }

    /**
     * The database was lost at the moment of the commit: what was asked is done as a whole, or not at all.
     *
     * @param message what failed and what to do
     * @param cause what the database reported; must not carry a message, its recipient or a key
     */
    public static StoreException unknown(String message, @Nullable Throwable cause) {
        return new StoreException(ErrorCode.OUTCOME_UNKNOWN, message, cause);
    }
}
