package dev.sesame.benchmarks.queue;

import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.suite.FailedRunException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL server on this machine. */
record Postgres(EmbeddedPostgres server) implements Database {

    private static final String USER = "postgres";

    static Database in(Folder folder) {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setDataDirectory(folder.path().resolve("postgresql"))
                    .setCleanDataDirectory(false)
                    // Off unless we say so: nothing would be durable.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException e) {
            throw new FailedRunException("PostgreSQL does not start", e);
        }
    }

    @Override
    public String name() {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new FailedRunException("PostgreSQL does not tell its version", e);
        }
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.builder(url()).user(USER).build();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "SESAME_STORE_URL",
                url(),
                "SESAME_STORE_USER",
                USER,
                "SESAME_LIMITS_HASH_KEY",
                "a key of the benchmark's own");
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
