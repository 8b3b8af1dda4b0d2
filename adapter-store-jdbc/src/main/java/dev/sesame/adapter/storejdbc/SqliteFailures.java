package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What SQLite's errors mean for a caller. Its result codes: https://www.sqlite.org/rescode.html. */
final class SqliteFailures {

    private static final int BUSY = 5;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private final Path file;

    SqliteFailures(Path file) {
        this.file = file;
    }

    /** The file is no database, or not one that can be read. */
    static boolean isDamage(SQLException failure) {
        return code(failure) == NOTADB || code(failure) == CORRUPT;
    }

    /** Nothing was changed. */
    StoreException unavailable(SQLException failure) {
        return StoreException.unavailable("The store did nothing: " + what(failure), failure);
    }

    /** What becomes of a commit that failed: usually nothing, but what the disk did is not known if it failed, too. */
    StoreException notCommitted(SQLException failure) {
        return code(failure) == IOERR
                ? StoreException.unknown("The store cannot tell whether it kept this: " + what(failure), failure)
                : unavailable(failure);
    }

    private String what(SQLException failure) {
        return switch (code(failure)) {
                    case BUSY -> "another process kept " + file + " locked: let only Sesame use it";
                    case READONLY -> file + " cannot be written to: let Sesame write to the file and its folder";
                    case IOERR -> "reading or writing " + file + " failed: check the disk";
                    case FULL -> "there is no room for " + file + ": free some on its disk";
                    case CANTOPEN -> file + " cannot be opened: let Sesame read and write the file and its folder";
                    case CORRUPT, NOTADB -> file + " is damaged: stop Sesame and restore the file from a backup";
                    default -> "SQLite failed on " + file;
                }
                + " [SQLite error " + failure.getErrorCode() + "]";
    }

    /** The low byte of an extended code. */
    private static int code(SQLException failure) {
        return failure.getErrorCode() & 0xff;
    }
}
