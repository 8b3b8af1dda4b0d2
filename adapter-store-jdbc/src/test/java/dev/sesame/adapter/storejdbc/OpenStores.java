package dev.sesame.adapter.storejdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Stores on one database, for one test after the other: opening takes longer than most tests. */
final class OpenStores implements AutoCloseable {

    /** In an order in which they can be emptied. */
    private static final List<String> TABLES = List.of(
            "idempotency_key",
            "message_content",
            "message",
            "connector",
            "template_version",
            "template",
            "api_key",
            "audit");

    private final StoreConfig config;
    private final List<JdbcStores> others = new ArrayList<>();
    private JdbcStores first;

    OpenStores(StoreConfig config) {
        this.config = config;
        first = JdbcStores.open(config);
    }

    JdbcStores first() {
        return first;
    }

    synchronized JdbcStores another() {
        JdbcStores store = JdbcStores.open(config);
        others.add(store);
        return store;
    }

    /** Leaves an open, empty store. */
    void reset() throws SQLException {
        others.forEach(JdbcStores::close);
        others.clear();
        try (Connection connection = DriverManager.getConnection(config.url(), config.user(), null);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        }
        if (isClosed(first)) {
            first = JdbcStores.open(config);
        }
    }

    private static boolean isClosed(JdbcStores store) {
        try {
            store.messages().find("any");
            return false;
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    @Override
    public void close() {
        first.close();
        others.forEach(JdbcStores::close);
    }
}
