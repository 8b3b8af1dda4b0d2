package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the database said, below what libraries said about it. */
final class SqlCause {

    private SqlCause() {}

    static SQLException of(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return said;
            }
        }
        throw failure;
    }
}
