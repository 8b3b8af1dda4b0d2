package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

class SqliteTransactionsTest {

    @TempDir
    Path folder;

    private final List<Connection> opened = new ArrayList<>();
    private int commits;
    private int maxPages = Integer.MAX_VALUE;
    private SqliteTransactions transactions;

    @BeforeEach
    void open() throws SQLException {
        Path file = folder.resolve("notes.db");
        try (Connection connection = connection()) {
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(connection, "CREATE TABLE note (text TEXT)");
        }
        transactions = new SqliteTransactions(this::watched, new SqliteFailures(file));
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    @Test
    void writes_that_came_together_are_committed_once() throws SQLException {
        List<PendingWrite<?>> writes = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> writes.add(note("note " + i)));

        transactions.run(writes);

        assertThat(commits).isEqualTo(1);
        assertThat(notes()).hasSize(50);
        assertThat(writes).allSatisfy(write -> assertThat(result(write)).isEqualTo(1));
    }

    @Test
    void fault_while_opening_fails_every_write_and_the_next_ones_have_their_turn() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (SqliteTransactions faulty = new SqliteTransactions(
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken by the test");
                    }
                    return watched();
                },
                new SqliteFailures(folder.resolve("notes.db")))) {
            List<PendingWrite<?>> writes = List.of(note("a"), note("b"));
            faulty.run(writes);
            assertThat(writes)
                    .allSatisfy(write -> assertThatThrownBy(() -> result(write)).hasMessage("broken by the test"));

            broken.set(false);
            List<PendingWrite<?>> next = List.of(note("c"), note("d"));
            faulty.run(next);
            assertThat(next).allSatisfy(write -> assertThat(result(write)).isEqualTo(1));
        }
    }

    @Test
    void write_that_fails_takes_back_only_itself() throws SQLException {
        PendingWrite<?> broken = new PendingWrite<>(session -> {
            session.update("INSERT INTO note VALUES ('half')");
            return session.update("INSERT INTO nowhere VALUES (1)");
        });
        PendingWrite<?> refused = new PendingWrite<>(session -> {
            session.update("INSERT INTO note VALUES ('other half')");
            throw new IllegalArgumentException("refused");
        });
        PendingWrite<?> first = note("first");
        PendingWrite<?> last = note("last");

        transactions.run(List.of(first, broken, refused, last));

        assertThat(notes()).containsExactly("first", "last");
        assertThat(commits).isEqualTo(1);
        assertThat(result(first)).isEqualTo(1);
        assertThat(result(last)).isEqualTo(1);
        assertUnavailable(broken);
        assertThatThrownBy(() -> result(refused)).hasMessage("refused");
    }

    @Test
    void write_alone_that_fails_leaves_nothing_and_the_next_one_goes_through() throws SQLException {
        PendingWrite<?> refused = new PendingWrite<>(session -> {
            session.update("INSERT INTO note VALUES ('half')");
            throw new IllegalArgumentException("refused");
        });

        transactions.run(List.of(refused));
        transactions.run(List.of(note("next")));

        assertThatThrownBy(() -> result(refused)).hasMessage("refused");
        assertThat(notes()).containsExactly("next");
    }

    @Test
    void what_fits_on_a_full_disk_is_done_and_the_rest_is_not() throws SQLException {
        maxPages = 4;
        PendingWrite<?> before = note("before");
        PendingWrite<?> large = note("x".repeat(100_000));
        PendingWrite<?> after = note("after");

        transactions.run(List.of(before, large, after));

        assertThat(notes()).containsExactly("before", "after");
        assertThat(result(before)).isEqualTo(1);
        assertThat(result(after)).isEqualTo(1);
        assertThatThrownBy(() -> result(large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no room for " + folder.resolve("notes.db"));
    }

    @Test
    void locked_database_fails_all_at_once() throws SQLException {
        PendingWrite<?> first = note("first");
        PendingWrite<?> second = note("second");
        try (Connection other = connection()) {
            execute(other, "BEGIN IMMEDIATE");

            transactions.run(List.of(first, second));
        }

        assertThat(notes()).isEmpty();
        assertUnavailable(first);
        assertUnavailable(second);
        transactions.run(List.of(note("later")));
        assertThat(notes()).containsExactly("later");
    }

    @Test
    void connection_that_broke_is_replaced() throws SQLException {
        transactions.run(List.of(note("first")));
        opened.get(0).close();

        PendingWrite<?> failed = note("second");
        transactions.run(List.of(failed));
        transactions.run(List.of(note("third")));

        assertUnavailable(failed);
        assertThat(notes()).containsExactly("first", "third");
        assertThat(opened).hasSize(2);
    }

    private static PendingWrite<Integer> note(String text) {
        return new PendingWrite<>(session -> session.update("INSERT INTO note VALUES (?)", text));
    }

    /** What its caller would get; it is done by now. */
    private static Object result(PendingWrite<?> write) {
        return write.await(Duration.ZERO);
    }

    private static void assertUnavailable(PendingWrite<?> write) {
        assertThatThrownBy(() -> result(write))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    private List<String> notes() throws SQLException {
        try (Connection connection = connection();
                Session session = new Session(connection)) {
            return session.list("SELECT text FROM note ORDER BY rowid", row -> row.getString(1));
        }
    }

    private Connection watched() throws SQLException {
        Connection connection = connection();
        opened.add(connection);
        execute(connection, "PRAGMA max_page_count = " + maxPages);
        ((SQLiteConnection) connection).addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits++;
            }

            @Override
            public void onRollback() {}
        });
        return connection;
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("notes.db"));
        execute(connection, "PRAGMA busy_timeout = 50");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
