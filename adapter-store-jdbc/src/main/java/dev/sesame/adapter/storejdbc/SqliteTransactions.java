package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transactions of one SQLite connection, which is opened anew whenever something is wrong with it. For one thread. */
final class SqliteTransactions implements AutoCloseable {

    /** Opens a connection that begins nothing on its own. */
    interface Opener {
        Connection open() throws SQLException;
    }

    private final Opener opener;
    private final SqliteFailures failures;
    private @Nullable Connection connection;
    private @Nullable Session session;

    SqliteTransactions(Opener opener, SqliteFailures failures) {
        this.opener = opener;
        this.failures = failures;
    }

    /** Does each of them, or fails it; those that succeed are durable. */
    void run(List<PendingWrite<?>> writes) {
        if (writes.size() == 1) {
            runAlone(writes.get(0));
        } else if (!writes.isEmpty()) {
            runGroup(writes);
        }
    }

    /** Whatever fails, nobody waits for ever, and the next group has its turn. */
    private void runGroup(List<PendingWrite<?>> writes) {
        try {
            runTogether(writes);
        } catch (RuntimeException | Error e) {
            rollback();
            writes.stream().filter(write -> !write.hasEnded()).forEach(write -> write.fail(e));
        }
    }

    private void runAlone(PendingWrite<?> write) {
        try {
            write.run(begin());
        } catch (SQLException e) {
            rollback();
            write.fail(failures.unavailable(e));
            return;
        } catch (RuntimeException | Error e) {
            rollback();
            write.fail(e);
            return;
        }
        try {
            execute("COMMIT");
            write.succeed();
        } catch (SQLException e) {
            rollback();
            write.fail(failures.notCommitted(e));
        }
    }

    private void runTogether(List<PendingWrite<?>> writes) {
        Session begun;
        try {
            begun = begin();
        } catch (SQLException e) {
            // Alone they would not fare better, only later.
            rollback();
            writes.forEach(write -> write.fail(failures.unavailable(e)));
            return;
        }
        List<PendingWrite<?>> done = new ArrayList<>();
        try {
            for (PendingWrite<?> write : writes) {
                if (isDone(write, begun)) {
                    done.add(write);
                }
            }
        } catch (SQLException e) {
            // On a full disk, among others, SQLite takes back the whole transaction. What fits alone shall be done.
            rollback();
            writes.stream().filter(write -> !write.hasFailed()).forEach(this::runAlone);
            return;
        }
        commit(done);
    }

    /** Whether it was done; if not, nothing of it is left. */
    private boolean isDone(PendingWrite<?> write, Session begun) throws SQLException {
        execute("SAVEPOINT work");
        try {
            write.run(begun);
        } catch (SQLException e) {
            execute("ROLLBACK TO work");
            write.fail(failures.unavailable(e));
        } catch (RuntimeException | Error e) {
            execute("ROLLBACK TO work");
            write.fail(e);
        }
        execute("RELEASE work");
        return !write.hasFailed();
    }

    private void commit(List<PendingWrite<?>> done) {
        try {
            execute("COMMIT");
            done.forEach(PendingWrite::succeed);
        } catch (SQLException e) {
            rollback();
            StoreException failure = failures.notCommitted(e);
            if (failure.kind() == FailureKind.AMBIGUOUS) {
                done.forEach(write -> write.fail(failure));
            } else {
                done.forEach(this::runAlone);
            }
        }
    }

    private Session begin() throws SQLException {
        if (connection == null || session == null) {
            connection = opener.open();
            session = new Session(connection);
        }
        execute("BEGIN IMMEDIATE");
        return session;
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back already, or cannot: a new connection has no transaction either way.
            close();
        }
    }

    private void execute(String sql) throws SQLException {
        if (connection == null) {
            throw new SQLException("there is no connection");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
            }
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // There is nothing that anybody could do about it, and nothing is lost.
        }
        session = null;
        connection = null;
    }
}
