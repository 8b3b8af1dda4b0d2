package dev.sesame.adapter.storejdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.sesame.core.connector.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, which several processes may share. */
final class PostgresDatabase implements Database {

    private static final int MAX_TRIES = 4;

    /** A server, role or database set to answer before it has flushed would lose what callers were told is kept. */
    private static final String DURABLE =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private final HikariDataSource pool;
    private final PostgresFailures failures;

    private PostgresDatabase(HikariDataSource pool, PostgresFailures failures) {
        this.pool = pool;
        this.failures = failures;
    }

    static PostgresDatabase open(StoreConfig config) {
        PostgresFailures failures = new PostgresFailures(config.name());
        try {
            PGSimpleDataSource source = source(config);
            new Schema(source, Dialect.POSTGRESQL, config.name()).migrate();
            return new PostgresDatabase(pool(config, source), failures);
        } catch (FlywayException | PoolInitializationException e) {
            throw failures.unavailable(SqlCause.of(e));
        }
    }

    private static HikariDataSource pool(StoreConfig config, PGSimpleDataSource source) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("sesame-store");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionTimeout(config.waitTimeout().toMillis());
        pool.setConnectionInitSql(DURABLE);
        pool.setAutoCommit(false);
        // What waits for a lock has to see what was committed meanwhile.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    private static PGSimpleDataSource source(StoreConfig config) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        if (config.user() != null) {
            source.setUser(config.user());
        }
        Secret password = config.password();
        if (password != null) {
            source.setPassword(password.reveal());
        }
        source.setApplicationName("sesame");
        source.setConnectTimeout(seconds(config.waitTimeout()));
        source.setSocketTimeout(seconds(config.answerTimeout()));
        source.setTcpKeepAlive(true);
        // It would quote recipients and contents in exceptions.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** The driver counts in seconds, and takes 0 for no limit. */
    private static int seconds(Duration duration) {
        return (int) duration.plusMillis(999).toSeconds();
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T> T write(Work<T> work) {
        for (int tries = 1; ; tries++) {
            Connection connection = connection();
            try {
                T result = done(connection, work);
                commit(connection);
                return result;
            } catch (SQLException e) {
                boolean passes = PostgresFailures.isConflict(e) || PostgresFailures.isSuddenLoss(e);
                if (!passes || tries == MAX_TRIES) {
                    throw failures.unavailable(e);
                }
            } finally {
                giveBack(connection);
            }
        }
    }

    private static <T> T done(Connection connection, Work<T> work) throws SQLException {
        try (Session session = new Session(connection)) {
            return work.in(session);
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, which takes back as much.
            reason.addSuppressed(e);
        }
    }

    /** @throws SQLException if nothing was committed */
    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (PostgresFailures.isConflict(e)) {
                throw e;
            }
            throw failures.commitLost(e);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        for (int tries = 1; ; tries++) {
            Connection connection = connection();
            try {
                return done(connection, work);
            } catch (SQLException e) {
                if (!PostgresFailures.isSuddenLoss(e) || tries == MAX_TRIES) {
                    throw failures.unavailable(e);
                }
            } finally {
                giveBack(connection);
            }
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            if (pool.isClosed()) {
                throw new IllegalStateException("the store is closed", e);
            }
            // Already waited for: not worth another try.
            throw failures.unavailable(e);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The pool drops it then. What was committed stays so, and must not look as if it had failed.
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
