package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept in one database, SQLite or PostgreSQL. On SQLite, the writes of concurrent callers share one
 * transaction and one flush to the disk; a file serves the processes of one machine. On PostgreSQL, any number of processes
 * share one database. Safe for concurrent use.
 */
public final class JdbcStores implements AutoCloseable {

    private final Database database;
    private final JdbcMessageStore messages;
    private final @Nullable JdbcConnectorStore connectors;
    private final JdbcTemplateStore templates;
    private final int reencrypted;

    private JdbcStores(Database database, StoreConfig config) {
        this.database = database;
        messages = new JdbcMessageStore(database, new Contents(config.keepBodies()));
        templates = new JdbcTemplateStore(database);
        EncryptionKeys keys = config.encryption();
        if (keys == null) {
            reencrypted = 0;
            connectors = null;
        } else {
            SecretVault vault = new SecretVault(keys);
            Rotation rotation = new Rotation(database.dialect(), vault);
            reencrypted = database.write(rotation::rotate);
            connectors = new JdbcConnectorStore(database, vault);
        }
    }

    /**
     * Opens the stores, and creates what is missing of them: the file and its folder, for their owner only, and the tables.
     * What is encrypted with a former key is encrypted with the current one from now on; nothing else that is there is
     * overwritten.
     *
     * @throws InvalidInputException if the database cannot be the stores': its file is no database or damaged, its tables are
     *     somebody else's or of a newer version, its folder cannot be written to
     * @throws StoreException if the database cannot be reached
     */
    public static JdbcStores open(StoreConfig config) {
        return of(config.isSqlite() ? SqliteDatabase.open(config) : PostgresDatabase.open(config), config);
    }

    private static JdbcStores of(Database database, StoreConfig config) {
        try {
            return new JdbcStores(database, config);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** How many connectors were encrypted with a former key, and are with the current one since this was opened. */
    public int reencrypted() {
        return reencrypted;
    }

    /** Keeps messages; closing it closes all stores. */
    public JdbcMessageStore messages() {
        return messages;
    }

    /**
     * Keeps connectors.
     *
     * @throws IllegalStateException if {@link StoreConfig#encryption()} has no keys: their secrets must be encrypted
     */
    public JdbcConnectorStore connectors() {
        if (connectors == null) {
            throw new IllegalStateException("connectors are kept with encryption keys only: give the config some");
        }
        return connectors;
    }

    /** Keeps templates. */
    public JdbcTemplateStore templates() {
        return templates;
    }

    /** Closes all stores; waits for calls under way. Idempotent. */
    @Override
    public void close() {
        database.close();
    }
}
