package dev.sesame.adapter.storejdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** A file, with one writer and several readers, who see the last commit and do not wait (https://www.sqlite.org/wal.html). */
final class SqliteDatabase implements Database {

    /** The log is cut to this once it has been written back; it is only larger while somebody reads for long. */
    private static final int LOG_BYTES = 64 * 1024 * 1024;

    private final SqliteWriter writer;
    private final HikariDataSource readers;
    private final SqliteFailures failures;

    private SqliteDatabase(SqliteWriter writer, HikariDataSource readers, SqliteFailures failures) {
        this.writer = writer;
        this.readers = readers;
        this.failures = failures;
    }

    static SqliteDatabase open(StoreConfig config) {
        SqliteFile file = new SqliteFile(config.file());
        SqliteFailures failures = new SqliteFailures(config.file());
        file.create();
        try {
            prepare(config);
            SQLiteDataSource forWriter = source(config, writing(config));
            SqliteTransactions transactions = new SqliteTransactions(forWriter::getConnection, failures);
            HikariDataSource readers = readers(config);
            return new SqliteDatabase(new SqliteWriter(transactions, config.waitTimeout()), readers, failures);
        } catch (SQLException e) {
            if (SqliteFailures.isDamage(e)) {
                throw file.refused("is no SQLite database, or damaged; it was not touched: restore it from a backup, or"
                        + " choose another path");
            }
            throw failures.unavailable(e);
        }
    }

    /** In the way the file is written so far: a file that turns out to be somebody else's stays as it is. */
    private static void prepare(StoreConfig config) throws SQLException {
        SQLiteDataSource source = source(config, basic(config));
        try (Connection connection = source.getConnection();
                Session session = new Session(connection)) {
            session.list("SELECT name FROM sqlite_master", row -> true);
        }
        try {
            new Schema(source, Dialect.SQLITE, config.name()).migrate();
        } catch (FlywayException e) {
            throw SqlCause.of(e);
        }
        // The journal mode is kept in the file: readers find it set.
        source(config, writing(config)).getConnection().close();
    }

    private static HikariDataSource readers(StoreConfig config) throws SQLException {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("sesame-store");
        pool.setDataSource(source(config, basic(config)));
        pool.setConnectionInitSql("PRAGMA query_only = true");
        pool.setMaximumPoolSize(config.poolSize());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(config.waitTimeout().toMillis());
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw SqlCause.of(e);
        }
    }

    private static SQLiteConfig basic(StoreConfig config) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout((int) config.waitTimeout().toMillis());
        settings.enforceForeignKeys(true);
        return settings;
    }

    private static SQLiteConfig writing(StoreConfig config) {
        SQLiteConfig settings = basic(config);
        settings.setJournalMode(JournalMode.WAL);
        settings.setJournalSizeLimit(LOG_BYTES);
        // With less, a power cut takes back what callers were told is kept.
        settings.setSynchronous(SynchronousMode.FULL);
        return settings;
    }

    private static SQLiteDataSource source(StoreConfig config, SQLiteConfig settings) {
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl("jdbc:sqlite:" + config.file());
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        try (Connection connection = readers.getConnection();
                Session session = new Session(connection)) {
            return work.in(session);
        } catch (SQLException e) {
            if (readers.isClosed()) {
                throw new IllegalStateException("the store is closed", e);
            }
            throw failures.unavailable(e);
        }
    }

    @Override
    public void close() {
        readers.close();
        // The last one to close writes the log back into the file, and deletes it.
        writer.close();
    }
}
