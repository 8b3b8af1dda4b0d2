package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Emails;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong with a PostgreSQL server. */
class PostgresStoreTest {

    private final String schema = PostgresServer.newSchema();
    private final StoreConfig config = PostgresServer.config(schema).build();

    @Test
    void commit_is_flushed_even_where_the_server_would_not() {
        PostgresServer.execute("CREATE ROLE hasty SUPERUSER LOGIN");
        PostgresServer.execute("ALTER ROLE hasty SET synchronous_commit = off");
        try (PostgresDatabase database = PostgresDatabase.open(
                PostgresServer.config(schema).user("hasty").build())) {
            assertThat(database.<String>write(
                            session -> session.first("SHOW synchronous_commit", row -> row.getString(1))
                                    .orElseThrow()))
                    .isEqualTo("on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "08006", "57P01"})
    void what_passes_is_tried_again(String state) {
        try (PostgresDatabase database = PostgresDatabase.open(config)) {
            AtomicInteger tries = new AtomicInteger();

            assertThat(database.<Integer>write(session -> {
                        if (tries.incrementAndGet() < 3) {
                            throw new SQLException("in the way", state);
                        }
                        return tries.get();
                    }))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001, 4", "08006, 4", "42501, 1", "53100, 1", "25006, 1", "XX000, 1"})
    void what_does_not_pass_is_told(String stateAndTries) {
        String state = stateAndTries.substring(0, 5);
        try (PostgresDatabase database = PostgresDatabase.open(config)) {
            AtomicInteger tries = new AtomicInteger();

            assertThatThrownBy(() -> database.write(session -> {
                        tries.incrementAndGet();
                        throw new SQLException("for good", state);
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The store did nothing")
                    .hasMessageContaining("[SQLSTATE " + state + "]");
            assertThat(stateAndTries).endsWith(", " + tries);
        }
    }

    @Test
    void answer_that_does_not_come_in_time_is_waited_for_once() {
        StoreConfig impatient = PostgresServer.config(schema)
                .answerTimeout(Duration.ofSeconds(1))
                .build();
        try (PostgresDatabase database = PostgresDatabase.open(impatient)) {
            AtomicInteger tries = new AtomicInteger();

            assertThatThrownBy(() -> database.write(session -> {
                        tries.incrementAndGet();
                        return session.first("SELECT pg_sleep(60)", row -> true);
                    }))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(ErrorCode.STORE_UNAVAILABLE));
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void several_processes_can_be_the_first() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<JdbcMessageStore>> stores =
                    executor.invokeAll(Collections.nCopies(4, () -> JdbcMessageStore.open(config)));
            for (Future<JdbcMessageStore> store : stores) {
                store.get().close();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void two_that_wait_for_each_other_both_get_through() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.open(config);
                JdbcMessageStore store = new JdbcMessageStore(database, new Contents(false))) {
            store.accept(List.of(message("m1").build(), message("m2").build()));

            CrossedUpdates.run(database, "m1", "m2");

            assertThat(store.find("m1").orElseThrow().detail()).isEqualTo("xx");
            assertThat(store.find("m2").orElseThrow().detail()).isEqualTo("xx");
        }
    }

    @Test
    void failure_tells_nothing_of_the_message() {
        try (JdbcMessageStore store = JdbcMessageStore.open(config)) {
            PostgresServer.execute(
                    "ALTER TABLE " + schema + ".message ADD CONSTRAINT nobody CHECK (recipient = 'nobody')");

            StoreException failure = catchThrowableOfType(
                    StoreException.class,
                    () -> store.accept(List.of(message("m1").build())));

            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(Emails.MARK).doesNotContain("example.com");
            }
        }
    }

    @Test
    void schema_of_somebody_else_is_refused() {
        PostgresServer.execute("CREATE TABLE " + schema + ".customer (name TEXT)");

        assertThatThrownBy(() -> JdbcMessageStore.open(config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds tables that are not Sesame's");
    }

    @Test
    void schema_of_a_newer_version_is_refused() {
        JdbcMessageStore.open(config).close();
        PostgresServer.execute("SET search_path TO " + schema + ";" + SchemaRows.NEWER);

        assertThatThrownBy(() -> JdbcMessageStore.open(config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was written by a newer version of Sesame");
    }

    @Test
    void server_that_is_not_there_is_named_without_parameters() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        StoreConfig nowhere = StoreConfig.builder("jdbc:postgresql://localhost:" + port + "/sesame?sslcert=private")
                .waitTimeout(Duration.ofMillis(250))
                .build();

        assertThatThrownBy(() -> JdbcMessageStore.open(nowhere))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("jdbc:postgresql://localhost:" + port + "/sesame cannot be reached")
                .hasMessageNotContaining("private");
    }

    @Test
    void busy_pool_is_told_from_a_lost_server() throws Exception {
        StoreConfig one = PostgresServer.config(schema)
                .poolSize(1)
                .waitTimeout(Duration.ofMillis(250))
                .build();
        try (PostgresDatabase database = PostgresDatabase.open(one)) {
            assertThatThrownBy(() -> database.write(outer -> database.<Boolean>write(inner -> true)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("came free in time");
        }
    }
}
