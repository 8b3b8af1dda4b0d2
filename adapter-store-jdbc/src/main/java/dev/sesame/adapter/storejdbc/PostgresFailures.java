package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.StoreException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's errors mean for a caller. Its codes: https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
final class PostgresFailures {

    private static final String CONNECTION = "08";
    private static final String CREDENTIALS = "28";
    private static final String CONFLICT = "40";
    private static final String RIGHTS = "42501";
    private static final String RESOURCES = "53";
    private static final String SHUTDOWN = "57P";
    private static final String READ_ONLY = "25006";

    private final String database;

    PostgresFailures(String database) {
        this.database = database;
    }

    /** Two transactions were in each other's way, and this one was taken back. */
    static boolean isConflict(SQLException failure) {
        return is(failure, CONFLICT);
    }

    /** The connection is gone, and the transaction with it. */
    private static boolean isLoss(SQLException failure) {
        return is(failure, CONNECTION) || is(failure, SHUTDOWN);
    }

    /** The connection was lost in a moment. After a timeout nobody has patience left, and the server may still be at it. */
    static boolean isSuddenLoss(SQLException failure) {
        return isLoss(failure) && !(failure.getCause() instanceof SocketTimeoutException);
    }

    /** Nothing was changed. */
    StoreException unavailable(SQLException failure) {
        return StoreException.unavailable("The store did nothing: " + what(failure), failure);
    }

    /** The connection was lost when PostgreSQL was told to commit. */
    StoreException commitLost(SQLException failure) {
        return StoreException.unknown("The store cannot tell whether it kept this: " + what(failure), failure);
    }

    private String what(SQLException failure) {
        return explanation(failure) + " [SQLSTATE " + state(failure) + "]";
    }

    private String explanation(SQLException failure) {
        if (isLoss(failure)) {
            return database
                    + " cannot be reached, or went away: check that PostgreSQL runs and can be reached from here";
        }
        if (is(failure, CREDENTIALS)) {
            return database + " refuses us: check user and password";
        }
        if (is(failure, RIGHTS)) {
            return database + " refuses us: give the user every right on the schema and its tables";
        }
        if (is(failure, RESOURCES)) {
            return database + " is out of disk, memory or connections: give it more";
        }
        if (is(failure, READ_ONLY)) {
            return database + " is read-only: use the address of the primary";
        }
        if (failure instanceof SQLTransientConnectionException) {
            return "no connection to " + database
                    + " came free in time: set a larger pool-size, or check that PostgreSQL"
                    + " can be reached from here";
        }
        return "PostgreSQL failed at " + database;
    }

    private static boolean is(SQLException failure, String prefix) {
        String state = state(failure);
        return state != null && state.startsWith(prefix);
    }

    /** The pool wraps what the driver said last. */
    private static @Nullable String state(SQLException failure) {
        return failure.getSQLState() == null && failure.getCause() instanceof SQLException said
                ? said.getSQLState()
                : failure.getSQLState();
    }
}
