package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many rows PostgreSQL reads for what is asked of it all the time. */
class PostgresRowsReadTest {

    private static final Lease LEASE = new Lease("worker", NOW.plus(Duration.ofMinutes(1)));
    private static final int MANY = 5_000;

    /** So many rows more than asked for may be looked at, of a few messages and their indexes. */
    private static final long FEW = 100;

    private final String schema = PostgresServer.newSchema();
    private final Contents contents = new Contents(false);
    private PostgresDatabase database;

    @BeforeEach
    void open() {
        database = PostgresDatabase.open(PostgresServer.config(schema).build());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void claims_do_not_read_what_is_held() {
        insert("'h' || i", "held", "queued", 1, "0");
        database.write(session -> new Accepting(Dialect.POSTGRESQL, contents)
                .accept(
                        session,
                        List.of(
                                message("m1")
                                        .connector("other")
                                        .later(Duration.ofSeconds(1))
                                        .priority(1)
                                        .build(),
                                message("m2")
                                        .connector("zone")
                                        .later(Duration.ofSeconds(2))
                                        .build())));
        PostgresServer.execute("ANALYZE " + schema + ".message");

        long read = database.write(session -> {
            assertThat(new Claiming(Dialect.POSTGRESQL, contents)
                            .claim(session, LEASE, 8, NOW.plusSeconds(3), Set.of("held"))
                            .messages())
                    .extracting(claimed -> claimed.claim().id())
                    .containsExactly("m2", "m1");
            return rowsRead(session);
        });

        assertThat(read).isBetween(2L, FEW);
    }

    @Test
    void messages_of_a_time_are_found_without_reading_newer_or_older_ones() {
        // One each second, with an id that says so.
        insert(
                "overlay(lpad(to_hex(%1$s), 12, '0') || '-7000-8000-000000000000' placing '-' from 9 for 0)"
                        .formatted("(" + NOW.toEpochMilli() + " + i * 1000)"),
                "default",
                "accepted",
                0,
                "i * 1000");
        PostgresServer.execute("ANALYZE " + schema + ".message");
        MessageFilter minute = new MessageFilter(null, null, null, NOW.plusSeconds(1_000), NOW.plusSeconds(1_060));

        long read = database.read(session -> {
            assertThat(Reading.list(session, minute, null, 5))
                    .extracting(StoredMessage::acceptedAt)
                    .containsExactly(
                            NOW.plusSeconds(1_059),
                            NOW.plusSeconds(1_058),
                            NOW.plusSeconds(1_057),
                            NOW.plusSeconds(1_056),
                            NOW.plusSeconds(1_055));
            return rowsRead(session);
        });

        assertThat(read).isBetween(5L, FEW);
    }

    private void insert(String id, String connector, String state, int priority, String later) {
        String acceptedAt = NOW.toEpochMilli() + " + " + later;
        String due = state.equals("queued") ? acceptedAt : "NULL";
        PostgresServer.execute("""
                INSERT INTO %1$s.message (id, connector, recipient, recipient_key, usage_type, template_usage_type,
                    state, priority, accepted_at, expires_at, updated_at, next_attempt_at, token, code, outdated,
                    attempts, stray)
                SELECT %2$s, '%3$s', 'a@example.com', 'a@example.com', 'Generic', 'Generic', '%4$s', %5$d,
                    %6$s, %6$s + 600000, %6$s, %7$s, 0, 0, 0, '[]', 0
                FROM generate_series(1, %8$d) AS i
                """.formatted(schema, id, connector, state, priority, acceptedAt, due, MANY));
    }

    /** Rows of messages that this transaction has read so far. */
    private static long rowsRead(Session session) throws SQLException {
        return session.first("""
                        SELECT seq_tup_read + idx_tup_fetch AS rows_read FROM pg_stat_xact_user_tables
                        WHERE relname = 'message' AND schemaname = current_schema()
                        """, row -> row.getLong("rows_read")).orElseThrow();
    }
}
