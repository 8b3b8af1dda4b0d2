package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.queue.MessageFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of earlier versions. */
class UpgradeTest {

    @Test
    void sqlite_file_of_the_first_version_gets_what_is_missing(@TempDir Path folder) throws SQLException {
        upgrade(StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build());
    }

    @Test
    void postgresql_schema_of_the_first_version_gets_what_is_missing() throws SQLException {
        upgrade(PostgresServer.config(PostgresServer.newSchema()).build());
    }

    private static void upgrade(StoreConfig config) throws SQLException {
        try (JdbcMessageStore store = JdbcMessageStore.open(config)) {
            store.accept(List.of(message("m1").build()));
        }
        try (Connection connection = DriverManager.getConnection(config.url(), config.user(), null);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("template_version", "template", "connector", "configuration_revision")) {
                statement.execute("DROP TABLE " + table);
            }
            for (String index : List.of("message_lane", "message_stray")) {
                statement.execute("DROP INDEX " + index);
            }
            statement.execute("ALTER TABLE message DROP COLUMN stray");
            statement.execute("CREATE INDEX message_by_time ON message (accepted_at)");
            statement.execute("DELETE FROM sesame_schema_history WHERE version IN ('2', '3')");
        }

        try (JdbcStores stores = JdbcStores.open(config)) {
            assertThat(stores.messages().find("m1")).isPresent();
            assertThat(stores.messages().list(new MessageFilter(null, null, null, NOW, null), null, 9))
                    .hasSize(1);
            assertThat(stores.templates().versions()).isEmpty();
            assertThat(stores.templates().revision()).isZero();
        }
    }
}
