package dev.sesame.adapter.storejdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Stores on one database, for one test after the other: opening takes longer than most tests. */
final class OpenStores implements AutoCloseable {

    private final StoreConfig config;
    private final List<JdbcMessageStore> others = new ArrayList<>();
    private JdbcMessageStore first;

    OpenStores(StoreConfig config) {
        this.config = config;
        first = JdbcMessageStore.open(config);
    }

    JdbcMessageStore first() {
        return first;
    }

    synchronized JdbcMessageStore another() {
        JdbcMessageStore store = JdbcMessageStore.open(config);
        others.add(store);
        return store;
    }

    /** Leaves an open, empty store. */
    void reset() throws SQLException {
        others.forEach(JdbcMessageStore::close);
        others.clear();
        try (Connection connection = DriverManager.getConnection(config.url(), config.user(), null);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("idempotency_key", "message_content", "message")) {
                statement.execute("DELETE FROM " + table);
            }
        }
        if (isClosed(first)) {
            first = JdbcMessageStore.open(config);
        }
    }

    private static boolean isClosed(JdbcMessageStore store) {
        try {
            store.find("any");
            return false;
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    @Override
    public void close() {
        first.close();
        others.forEach(JdbcMessageStore::close);
    }
}
