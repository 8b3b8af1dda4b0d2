package dev.sesame.benchmarks.queue;

import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.benchmarks.load.Folder;
import java.util.Map;
import org.sqlite.SQLiteJDBCLoader;

/** A file. */
record Sqlite(Folder folder) implements Database {

    @Override
    public String name() {
        return "SQLite " + SQLiteJDBCLoader.getVersion();
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.builder(url()).build();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("SESAME_STORE_URL", url());
    }

    private String url() {
        return "jdbc:sqlite:" + folder.path().resolve("sesame.db");
    }

    @Override
    public void close() {
        // It is gone with its folder.
    }
}
