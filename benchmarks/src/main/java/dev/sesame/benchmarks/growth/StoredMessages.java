package dev.sesame.benchmarks.growth;

import dev.sesame.adapter.storejdbc.JdbcMessageStore;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.queue.CodeMail;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Messages of the last days that the store keeps on SQLite, accepted by SES, each under an Idempotency-Key that still counts.
 * The messages that are measured come under keys of their own.
 */
final class StoredMessages implements Dimension {

    /** Less than their history, so that none is swept away meanwhile. */
    private static final Duration AGE = Duration.ofDays(20);

    /** In SQL: a million calls of the store would take minutes. {@code n.at} is when a message was accepted. */
    private static final String NUMBERS =
            "WITH RECURSIVE n(i, at) AS (SELECT 0, ?1 UNION ALL SELECT i + 1, at + ?2 FROM n WHERE i + 1 < ?3) ";

    /** A UUID of version 7 (RFC 9562 §5.7). */
    private static final String ID = "printf('%08x-%04x-7000-8000-%012x', n.at >> 16, n.at & 65535, n.i)";

    private static final String MESSAGES = NUMBERS + """
            INSERT INTO message (id, connector, recipient, recipient_key, usage_type, template_usage_type, state, priority,
                accepted_at, expires_at, updated_at, token, code, outdated, attempts, stray)
            SELECT %s, 'default', 'former' || i || '@example.com', 'former' || i || '@example.com', 'SignIn', 'SignIn',
                'accepted', 0, at, at + 600000, at + 40, 1, 1, 0,
                '[{"transport":"ses-api","startedAt":' || at || ',"endedAt":' || (at + 40)
                || ',"outcome":"ACCEPTED","messageId":"0102018f-' || i || '"}]', 0
            FROM n
            """.formatted(ID);

    private static final String KEYS = NUMBERS + """
            INSERT INTO idempotency_key (key_hash, place, payload_hash, expires_at, message_id)
            SELECT lower(hex(randomblob(32))), 0, lower(hex(randomblob(32))), ?4, %s FROM n
            """.formatted(ID);

    private final Clock clock;
    private final int most;

    /** Up to so many. */
    StoredMessages(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    @Override
    public String name() {
        return "stored messages";
    }

    @Override
    public List<Integer> sizes() {
        return List.of(0, most / 100, most / 10, most);
    }

    @Override
    public void prepare(Path folder, int size) {
        CodeMail.writeConnector(folder);
        String url = url(folder);
        // It makes the tables.
        JdbcMessageStore.open(StoreConfig.builder(url).build()).close();
        if (size > 0) {
            insert(url, size);
        }
    }

    static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("sesame.db");
    }

    private void insert(String url, int size) {
        Instant now = clock.instant();
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement settings = connection.createStatement()) {
                boolean unused = settings.execute("PRAGMA synchronous = OFF");
            }
            connection.setAutoCommit(false);
            run(connection, MESSAGES, now, size);
            run(connection, KEYS, now, size);
            connection.commit();
        } catch (SQLException e) {
            throw new FailedRunException("the store cannot be filled: " + e.getMessage(), e);
        }
    }

    private static void run(Connection connection, String sql, Instant now, int size) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, now.minus(AGE).toEpochMilli());
            insert.setLong(2, (AGE.toMillis() - Duration.ofHours(1).toMillis()) / size);
            insert.setInt(3, size);
            if (sql.equals(KEYS)) {
                insert.setLong(4, now.plus(Duration.ofDays(1)).toEpochMilli());
            }
            int unused = insert.executeUpdate();
        }
    }

    @Override
    public void fill(int port, int size) {
        // They are there.
    }

    @Override
    public byte[] request(int number, int size) {
        return CallerConnection.post("/v1/messages", CodeMail.call(number), "Idempotency-Key: growth-" + number);
    }
}
