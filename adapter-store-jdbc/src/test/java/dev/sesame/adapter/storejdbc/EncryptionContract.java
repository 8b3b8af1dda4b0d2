package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.ConnectorStoreContract.SECRET;
import static dev.sesame.core.port.out.ConnectorStoreContract.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.ConnectorSecrets;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How secrets lie in a database, whichever it is, and what may happen to them there. */
interface EncryptionContract {

    Change CHANGE = new Change(Instant.parse("2026-11-21T12:00:00Z"), "ops");

    /** A database of this test, without keys. */
    StoreConfig config();

    /** Keeps the row of that connector from being changed, until it is told otherwise. */
    String forbidding(String id);

    /** Ends what {@link #forbidding} began. */
    String allowing();

    default JdbcStores open(Secret current, Secret... former) {
        return JdbcStores.open(config().withEncryption(EncryptionKeys.of(current, List.of(former))));
    }

    default void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows of a query, each in one text. */
    default List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append(column == 1 ? "" : "|").append(row.getString(column));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(config().url(), config().user(), null);
    }

    private static SavedConnector save(JdbcStores stores, String id, Map<String, @Nullable Object> document) {
        return stores.connectors().save(id, document, Precondition.NONE, CHANGE);
    }

    private static SavedConnector save(JdbcStores stores, String id) {
        return save(stores, id, document("a"));
    }

    private static SavedConnector found(JdbcStores stores, String id) {
        return stores.connectors().find(Set.of(id)).get(0);
    }

    private static Map<String, @Nullable Object> withoutSecrets() {
        Map<String, @Nullable Object> document = document("a");
        document.keySet().removeIf(ConnectorSecrets::isSecret);
        return document;
    }

    private static void assertUnreadable(SavedConnector connector, String... words) {
        assertThat(connector.unreadable()).isNotNull().contains(words).doesNotContain(SECRET);
        assertThat(connector.document()).isEqualTo(withoutSecrets());
    }

    // At rest

    @Test
    default void no_row_holds_a_secret() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            Map<String, @Nullable Object> document = document("content-mark");
            document.put("sessionToken", SECRET + "-token");
            save(stores, "c1", document);
        }

        assertThat(rows("SELECT * FROM connector"))
                .hasSize(1)
                .allMatch(row -> row.contains("content-mark") && row.contains("|v1."))
                .noneMatch(row -> row.contains("accessKeySecret"));
        for (String table : List.of(
                "message",
                "message_content",
                "idempotency_key",
                "configuration_revision",
                "connector",
                "template",
                "template_version")) {
            assertThat(rows("SELECT * FROM " + table)).as(table).noneMatch(row -> row.contains(SECRET));
        }
    }

    @Test
    default void equal_secrets_do_not_look_equal() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
            save(stores, "c2");
            List<String> first = rows("SELECT secrets FROM connector ORDER BY id");
            save(stores, "c1", document("b"));
            first.addAll(rows("SELECT secrets FROM connector WHERE id = 'c1'"));

            assertThat(first).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    default void a_connector_without_secrets_needs_no_key() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1", withoutSecrets());
        }
        assertThat(rows("SELECT secrets, encryption_key FROM connector")).containsExactly("null|null");
        try (JdbcStores stores = open(TestKeys.TWO)) {
            assertThat(found(stores, "c1").unreadable()).isNull();
            assertThat(found(stores, "c1").document()).isEqualTo(withoutSecrets());
        }
    }

    @Test
    default void without_keys_everything_but_connectors_is_kept() {
        try (JdbcStores stores = JdbcStores.open(config())) {
            assertThat(stores.templates().versions()).isEmpty();
            assertThat(stores.messages().find("m1")).isEmpty();
            assertThatThrownBy(stores::connectors)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("encryption keys");
        }
    }

    @Test
    default void a_failure_tells_nothing_of_a_secret() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
            execute(forbidding("c1"));

            StoreException failure =
                    catchThrowableOfType(StoreException.class, () -> save(stores, "c1", document("content-mark")));

            assertThat(failure).isNotNull();
            for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(SECRET);
            }
            assertThat(found(stores, "c1").document()).isEqualTo(document("a"));
        }
    }

    // Other keys

    @Test
    default void secrets_of_a_former_key_are_encrypted_with_the_current_one() throws SQLException {
        SavedConnector saved;
        try (JdbcStores stores = open(TestKeys.ONE)) {
            saved = save(stores, "c1");
            save(stores, "c2", withoutSecrets());
        }
        List<String> before = rows("SELECT secrets FROM connector WHERE id = 'c1'");

        try (JdbcStores stores = open(TestKeys.TWO, TestKeys.ONE)) {
            // Nothing that anybody would have to look at again: an instance without the new key keeps what it knows.
            assertThat(found(stores, "c1")).isEqualTo(saved);
            assertThat(stores.connectors().revision()).isEqualTo(2);
        }

        assertThat(rows("SELECT secrets FROM connector WHERE id = 'c1'")).isNotEqualTo(before);
        assertThat(rows("SELECT encryption_key FROM connector WHERE id = 'c1'"))
                .containsExactly(TestKeys.id(TestKeys.TWO));
        try (JdbcStores stores = open(TestKeys.TWO)) {
            assertThat(found(stores, "c1")).isEqualTo(saved);
        }
    }

    @Test
    default void what_the_current_key_encrypted_stays_as_it_is() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
        }
        List<String> before = rows("SELECT * FROM connector");

        open(TestKeys.ONE, TestKeys.TWO).close();

        assertThat(rows("SELECT * FROM connector")).isEqualTo(before);
    }

    @Test
    default void an_instance_that_has_only_the_former_key_may_still_save() {
        try (JdbcStores old = open(TestKeys.ONE);
                JdbcStores next = open(TestKeys.TWO, TestKeys.ONE)) {
            SavedConnector saved = save(old, "c1");
            assertThat(found(next, "c1")).isEqualTo(saved);
            assertThat(save(next, "c1")).isEqualTo(saved);

            SavedConnector changed = save(next, "c1", document("b"));
            assertThat(found(old, "c1").version()).isEqualTo(changed.version());
            assertThat(found(old, "c1").unreadable()).contains(TestKeys.id(TestKeys.TWO));
        }
    }

    @Test
    default void secrets_of_an_unknown_key_are_missing_until_it_is_set() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
        }
        List<String> before = rows("SELECT * FROM connector");

        try (JdbcStores stores = open(TestKeys.TWO)) {
            assertUnreadable(
                    found(stores, "c1"),
                    TestKeys.id(TestKeys.ONE),
                    "SESAME_ENCRYPTION_KEY",
                    "SESAME_ENCRYPTION_FORMER_KEYS");
            assertThat(stores.connectors().versions()).containsOnlyKeys("c1");
        }

        assertThat(rows("SELECT * FROM connector")).isEqualTo(before);
        try (JdbcStores stores = open(TestKeys.ONE)) {
            assertThat(found(stores, "c1").document()).isEqualTo(document("a"));
        }
    }

    @Test
    default void a_connector_of_an_unknown_key_can_be_saved_again_and_deleted() {
        SavedConnector first;
        try (JdbcStores stores = open(TestKeys.ONE)) {
            first = save(stores, "c1");
            save(stores, "c2");
        }
        try (JdbcStores stores = open(TestKeys.TWO)) {
            // Even if what can be read is the same.
            SavedConnector second =
                    stores.connectors().save("c1", withoutSecrets(), Precondition.version(first.version()), CHANGE);
            assertThat(second.version()).isGreaterThan(first.version());
            assertThat(second.unreadable()).isNull();

            SavedConnector third = save(stores, "c1");
            assertThat(third.document()).isEqualTo(document("a"));
            assertThat(found(stores, "c1")).isEqualTo(third);
            assertThat(stores.connectors().delete("c2", Precondition.PRESENT)).isTrue();
        }
    }

    @Test
    default void several_instances_can_change_the_key_at_once() throws Exception {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            for (int i = 0; i < 20; i++) {
                save(stores, "c" + i);
            }
        }

        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            for (Future<JdbcStores> opened : executor.invokeAll(
                    Collections.<Callable<JdbcStores>>nCopies(4, () -> open(TestKeys.TWO, TestKeys.ONE)))) {
                opened.get().close();
            }
        } finally {
            executor.shutdownNow();
        }

        try (JdbcStores stores = open(TestKeys.TWO)) {
            assertThat(stores.connectors().find(stores.connectors().versions().keySet()))
                    .hasSize(20)
                    .allSatisfy(connector -> assertThat(connector.document()).isEqualTo(document("a")));
        }
    }

    @Test
    default void a_change_of_the_key_that_fails_midway_changes_nothing_and_is_made_the_next_time() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
            save(stores, "c2");
        }
        List<String> before = rows("SELECT * FROM connector ORDER BY id");
        execute(forbidding("c2"));

        assertThatThrownBy(() -> open(TestKeys.TWO, TestKeys.ONE)).isInstanceOf(StoreException.class);

        assertThat(rows("SELECT * FROM connector ORDER BY id")).isEqualTo(before);
        execute(allowing());
        open(TestKeys.TWO, TestKeys.ONE).close();
        assertThat(rows("SELECT DISTINCT encryption_key FROM connector")).containsExactly(TestKeys.id(TestKeys.TWO));
    }

    // Damage

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets = ''",
                "secrets = 'v1.'",
                "secrets = 'v1.!'",
                "secrets = replace(secrets, 'v1.', 'v2.')",
                "secrets = replace(secrets, 'v1.', 'v1.AAAA')",
                "secrets = substr(secrets, 1, 40)",
                "encryption_key = NULL",
                "encryption_key = '719bed3178b5da08'"
            })
    default void damaged_secrets_are_missing_and_nothing_else(String damage) throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE, TestKeys.TWO)) {
            save(stores, "c1");
            save(stores, "c2");
            execute("UPDATE connector SET " + damage + " WHERE id = 'c1'");

            assertUnreadable(found(stores, "c1"), "save the connector again");
            assertThat(found(stores, "c2").document()).isEqualTo(document("a"));
        }
        try (JdbcStores stores = open(TestKeys.TWO, TestKeys.ONE)) {
            assertUnreadable(found(stores, "c1"), "save the connector again");
            assertThat(found(stores, "c2").document()).isEqualTo(document("a"));
            assertThat(save(stores, "c1").document()).isEqualTo(document("a"));
            assertThat(found(stores, "c1").unreadable()).isNull();
        }
    }

    @Test
    default void secrets_of_one_connector_are_none_of_another() throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
            save(stores, "c2");
            execute("UPDATE connector SET secrets = (SELECT secrets FROM connector WHERE id = 'c2') WHERE id = 'c1'");
            execute("UPDATE connector SET id = 'c3' WHERE id = 'c2'");

            assertUnreadable(found(stores, "c1"), "changed or moved");
            assertUnreadable(found(stores, "c3"), "changed or moved");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1"})
    default void a_damaged_document_is_told_and_can_be_saved_again(String json) throws SQLException {
        try (JdbcStores stores = open(TestKeys.ONE)) {
            save(stores, "c1");
            execute("UPDATE connector SET document = '" + json + "'");

            assertThat(found(stores, "c1").unreadable()).contains("damaged");
            assertThat(found(stores, "c1").document()).isEmpty();
            assertThat(save(stores, "c1").document()).isEqualTo(document("a"));
        }
    }
}
