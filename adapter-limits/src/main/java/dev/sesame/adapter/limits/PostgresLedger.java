package dev.sesame.adapter.limits;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sesame.core.connector.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in a table of PostgreSQL, which is made when it is first needed: one row a key, one short transaction a change,
 * which locks its rows in the order of the keys.
 */
final class PostgresLedger implements Ledger {

    private static final String EXISTS = "SELECT to_regclass('sesame_limit') IS NOT NULL";

    private static final String CREATE = """
            SELECT pg_advisory_xact_lock(hashtext('sesame_limit'));
            CREATE TABLE IF NOT EXISTS sesame_limit (
                key bytea PRIMARY KEY,
                value bytea NOT NULL,
                expires_at bigint NOT NULL
            ) WITH (fillfactor = 50);
            CREATE INDEX IF NOT EXISTS sesame_limit_expiry ON sesame_limit (expires_at)
            """;

    private static final String LOCK =
            "SELECT key, value FROM sesame_limit WHERE key = ANY (?) ORDER BY key FOR UPDATE";

    /** Empty, which no value is. */
    private static final String INSERT =
            "INSERT INTO sesame_limit (key, value, expires_at) VALUES (?, '', ?) ON CONFLICT (key) DO NOTHING";

    private static final String UPDATE = "UPDATE sesame_limit SET value = ?, expires_at = ? WHERE key = ?";

    private static final String PURGE = """
            DELETE FROM sesame_limit WHERE key IN (
                SELECT key FROM sesame_limit WHERE expires_at < ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    /** Rounded, since a row whose indexed columns stay the same is cheaper to update. */
    private static final long EXPIRY_STEP_MILLIS = 600_000;

    private static final int PURGED_AT_ONCE = 1000;

    /** A connection can turn out to be dead only when it is used. */
    private static final int TRIES = 2;

    private final HikariDataSource pool;
    private final Clock clock;
    private volatile boolean created;

    private PostgresLedger(HikariDataSource pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Does not connect yet: a database that is away is found out at the first change. */
    static PostgresLedger of(LimitsConfig config, Clock clock) {
        long millis = config.timeout().toMillis();
        String seconds = Long.toString((millis + 999) / 1000);
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("sesame-limits");
        settings.setJdbcUrl(config.url());
        settings.setUsername(config.user());
        Secret password = config.password();
        if (password != null) {
            settings.setPassword(password.reveal());
        }
        settings.setAutoCommit(false);
        settings.setMaximumPoolSize(config.poolSize());
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(millis);
        settings.setValidationTimeout(millis);
        settings.setInitializationFailTimeout(-1);
        settings.addDataSourceProperty("connectTimeout", seconds);
        settings.addDataSourceProperty("loginTimeout", seconds);
        settings.addDataSourceProperty("socketTimeout", seconds);
        settings.addDataSourceProperty("ApplicationName", "sesame-limits");
        // A crash may forget the last counts; waiting for the disk at each would cost more than that.
        settings.setConnectionInitSql("SET synchronous_commit = off; SET lock_timeout = " + millis);
        return new PostgresLedger(new HikariDataSource(settings), clock);
    }

    @Override
    public <R> R change(List<Key> keys, Change<R> change) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                create(connection);
                return change(connection, keys, change);
            } catch (SQLException e) {
                if (attempt == TRIES || e instanceof SQLTransientConnectionException) {
                    throw new LedgerAwayException(e);
                }
            }
        }
    }

    private void create(Connection connection) throws SQLException {
        if (created) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // A user who may not create tables can use one that somebody else has created.
            if (!exists(statement)) {
                statement.execute(CREATE);
            }
        }
        connection.commit();
        created = true;
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(EXISTS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private <R> R change(Connection connection, List<Key> keys, Change<R> change) throws SQLException {
        Map<Key, Slot> slots = lock(connection, keys);
        R result = change.apply(keys.stream().map(slots::get).toList());
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (Map.Entry<Key, Slot> entry : slots.entrySet()) {
                Slot slot = entry.getValue();
                if (slot.changed()) {
                    update.setBytes(1, slot.value());
                    update.setLong(2, expiry(slot.expiresAt()));
                    update.setBytes(3, entry.getKey().bytes());
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        connection.commit();
        return result;
    }

    private Map<Key, Slot> lock(Connection connection, List<Key> keys) throws SQLException {
        Map<Key, Slot> slots = locked(connection, keys);
        // Again and again only if each time somebody purges the rows, which we have just made, in between.
        while (slots.size() < keys.size()) {
            // Whoever held one row while making another would lock them in another order than the rest.
            connection.rollback();
            insert(connection, keys);
            slots = locked(connection, keys);
        }
        return slots;
    }

    private static Map<Key, Slot> locked(Connection connection, List<Key> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            byte[][] wanted = keys.stream().map(Key::bytes).toArray(byte[][]::new);
            select.setArray(1, connection.createArrayOf("bytea", wanted));
            Map<Key, Slot> slots = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] value = rows.getBytes(2);
                    slots.put(Key.of(rows.getBytes(1)), new Slot(value.length == 0 ? null : value));
                }
            }
            return slots;
        }
    }

    private void insert(Connection connection, List<Key> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Key key : keys.stream().sorted().toList()) {
                insert.setBytes(1, key.bytes());
                insert.setLong(2, expiry(clock.millis()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static long expiry(long millis) {
        return (millis / EXPIRY_STEP_MILLIS + 1) * EXPIRY_STEP_MILLIS;
    }

    /**
     * Deletes rows that may be forgotten.
     *
     * @return how many
     * @throws LedgerAwayException if the database cannot be reached
     */
    int purge() {
        try (Connection connection = pool.getConnection()) {
            create(connection);
            int total = 0;
            int purged;
            do {
                purged = purgeSome(connection);
                total += purged;
            } while (purged == PURGED_AT_ONCE);
            return total;
        } catch (SQLException e) {
            throw new LedgerAwayException(e);
        }
    }

    private int purgeSome(Connection connection) throws SQLException {
        try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
            purge.setLong(1, clock.millis());
            purge.setInt(2, PURGED_AT_ONCE);
            int purged = purge.executeUpdate();
            connection.commit();
            return purged;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
