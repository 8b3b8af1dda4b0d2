package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Emails;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.NewMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the SQLite store, and what may be wrong with it. */
class SqliteStoreTest {

    @TempDir
    Path folder;

    @Test
    void folder_and_files_are_created_for_their_owner_only() throws IOException {
        Path created = folder.resolve("new/folder");
        try (JdbcMessageStore store = open(created.resolve("store.db"))) {
            store.accept(List.of(message("m1").build()));

            assertThat(rights(created)).isEqualTo("rwx------");
            assertThat(rights(folder.resolve("new"))).isEqualTo("rwx------");
            try (var files = Files.list(created)) {
                assertThat(files).hasSize(3).allSatisfy(each -> assertThat(rights(each))
                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void log_is_flushed_at_every_commit() {
        try (SqliteDatabase database = SqliteDatabase.open(config("store.db"))) {
            assertThat(database.<List<String>>write(session -> List.of(
                            session.first("PRAGMA journal_mode", row -> row.getString(1))
                                    .orElseThrow(),
                            session.first("PRAGMA synchronous", row -> row.getString(1))
                                    .orElseThrow())))
                    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
                    .containsExactly("wal", "2");
        }
    }

    @Test
    void readers_do_not_wait_for_the_writer() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (SqliteDatabase database = SqliteDatabase.open(config("store.db"));
                JdbcMessageStore store = new JdbcMessageStore(database, new Contents(false))) {
            store.accept(List.of(message("m1").build()));
            Future<Integer> write = executor.submit(() -> database.write(session -> {
                int deleted = session.update("DELETE FROM message");
                writing.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return deleted;
            }));
            writing.await();

            assertThat(store.find("m1")).isPresent();

            read.countDown();
            assertThat(write.get()).isEqualTo(1);
            assertThat(store.find("m1")).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void readers_cannot_write() {
        try (SqliteDatabase database = SqliteDatabase.open(config("store.db"))) {
            assertThatThrownBy(() -> database.read(session -> session.update("DELETE FROM message")))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void full_disk_keeps_nothing_and_says_so() {
        NewMessage large = large("m1");
        try (SqliteDatabase database = SqliteDatabase.open(config("store.db"));
                JdbcMessageStore store = new JdbcMessageStore(database, new Contents(false))) {
            database.write(session -> {
                long pages = session.first("PRAGMA page_count", row -> row.getLong(1))
                        .orElseThrow();
                return session.first("PRAGMA max_page_count = " + (pages + 10), row -> true)
                        .orElseThrow();
            });

            assertThatThrownBy(() -> store.accept(List.of(large)))
                    .isInstanceOfSatisfying(StoreException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                        assertThat(failure).hasMessageContaining("there is no room for " + folder.resolve("store.db"));
                        assertNothingSensitiveIn(failure);
                    });

            assertThat(store.find("m1")).isEmpty();
            store.accept(List.of(message("m2").build()));
            assertThat(store.claim(new Lease("w", NOW.plusSeconds(1)), 2, NOW, Set.of()))
                    .hasSize(1);
        }
    }

    @Test
    void locked_file_is_unavailable_and_works_again_afterwards() throws SQLException {
        StoreConfig config = StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db"))
                .waitTimeout(Duration.ofMillis(250))
                .build();
        try (JdbcMessageStore store = JdbcMessageStore.open(config)) {
            try (Connection other = DriverManager.getConnection(config.url());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                assertThatThrownBy(() -> store.accept(List.of(message("m1").build())))
                        .isInstanceOf(StoreException.class);
                assertThat(store.find("m1")).isEmpty();
            }
            store.accept(List.of(message("m1").build()));
        }
    }

    @Test
    void file_that_is_no_database_is_refused_and_left_alone() throws IOException {
        Path file = folder.resolve("store.db");
        Files.writeString(file, "These are my notes on the store. ".repeat(200));
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "is no SQLite database, or damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void damaged_file_is_refused_and_left_alone() throws IOException {
        Path file = folder.resolve("store.db");
        open(file).close();
        byte[] bytes = Files.readAllBytes(file);
        // All but the header says nonsense.
        byte[] noise = new byte[bytes.length - 100];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 100, noise.length);
        Files.write(file, bytes);

        assertRefused(file, "is no SQLite database, or damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void database_of_somebody_else_is_refused_and_left_alone() throws Exception {
        Path file = folder.resolve("store.db");
        execute(file, "CREATE TABLE customer (name TEXT)");
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "holds tables that are not Sesame's");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void database_of_a_newer_version_is_refused() throws Exception {
        Path file = folder.resolve("store.db");
        open(file).close();
        execute(file, SchemaRows.NEWER);

        assertRefused(file, "was written by a newer version of Sesame");
    }

    @Test
    void database_that_a_newer_version_failed_to_change_is_refused() throws Exception {
        Path file = folder.resolve("store.db");
        open(file).close();
        execute(file, SchemaRows.NEWER.replace("true)", "false)"));

        assertRefused(file, "was written by a newer version of Sesame");
    }

    @Test
    void folder_in_place_of_the_file_is_refused() throws IOException {
        Path file = Files.createDirectory(folder.resolve("store.db"));

        assertRefused(file, "is not a file");
    }

    @Test
    void folder_that_cannot_be_created_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way").resolve("store.db");

        assertRefused(file, "cannot be created");
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    private static void assertNothingSensitiveIn(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(Emails.MARK);
        }
    }

    private static NewMessage large(String id) {
        return message(id)
                .email(Emails.to("a@example.com", Emails.MARK.repeat(20_000), null))
                .build();
    }

    private JdbcMessageStore open(Path file) {
        return JdbcMessageStore.open(StoreConfig.builder("jdbc:sqlite:" + file).build());
    }

    private StoreConfig config(String file) {
        return StoreConfig.builder("jdbc:sqlite:" + folder.resolve(file)).build();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
