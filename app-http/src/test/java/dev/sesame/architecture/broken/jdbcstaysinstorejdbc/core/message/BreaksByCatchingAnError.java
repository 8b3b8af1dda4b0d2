package dev.sesame.architecture.broken.jdbcstaysinstorejdbc.core.message;

import java.sql.SQLException;

final class BreaksByCatchingAnError {

    private BreaksByCatchingAnError() {}

    static boolean isOurs(Throwable failure) {
        return failure instanceof SQLException;
    }
}
