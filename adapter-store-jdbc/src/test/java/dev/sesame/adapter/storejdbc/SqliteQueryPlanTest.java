package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.template.UsageType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite, which knows nothing of what the tables hold, goes about what is asked of it all the time. */
class SqliteQueryPlanTest {

    private static final Lease LEASE = new Lease("worker", NOW.plus(Duration.ofMinutes(1)));

    @TempDir
    Path folder;

    private final List<String> statements = new ArrayList<>();
    private final Contents contents = new Contents(false);
    private Connection connection;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        StoreConfig config =
                StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build();
        JdbcMessageStore.open(config).close();
        connection = DriverManager.getConnection(config.url());
        session = new Session((Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        connection.close();
    }

    @Test
    void claims_do_not_read_or_sort_the_whole_queue() throws SQLException {
        new Claiming(Dialect.SQLITE, contents).claim(session, LEASE, 8, NOW, Set.of());

        assertThat(plans()).anyMatch(step -> step.contains("message_due")).noneMatch(this::isSlow);
    }

    @Test
    void claims_do_not_read_what_is_held() throws SQLException {
        for (String connector : List.of("held", "other")) {
            new Accepting(Dialect.SQLITE, contents)
                    .accept(
                            session,
                            List.of(message(connector).connector(connector).build()));
        }
        statements.clear();
        new Claiming(Dialect.SQLITE, contents).claim(session, LEASE, 8, NOW, Set.of("held"));

        assertThat(plans())
                .anyMatch(step -> step.contains("message_lane (state=? AND connector=? AND priority>?)"))
                .anyMatch(step ->
                        step.contains("message_lane (state=? AND connector=? AND priority=? AND next_attempt_at<?)"))
                .noneMatch(step -> step.contains("message_due"))
                .noneMatch(this::isSlow);
    }

    @Test
    void messages_of_a_time_are_found_by_their_ids() throws SQLException {
        for (MessageState state : new @Nullable MessageState[] {null, MessageState.ACCEPTED}) {
            for (UsageType usageType : new @Nullable UsageType[] {null, UsageType.SIGN_IN}) {
                for (String afterId : new @Nullable String[] {null, "m1"}) {
                    Reading.list(session, new MessageFilter(state, null, usageType, NOW, NOW), afterId, 8);
                }
            }
        }

        assertThat(plans())
                .anyMatch(step -> step.contains("(id>? AND id<?)"))
                .anyMatch(step -> step.contains("(state=? AND id>? AND id<?)"))
                .anyMatch(step -> step.contains("message_stray"))
                .allMatch(step -> step.contains("id>? AND id<?)") || step.contains("message_stray (stray=?"));
    }

    @Test
    void message_of_a_batch_is_found_without_the_others_under_its_key() throws SQLException {
        Accepting accepting = new Accepting(Dialect.SQLITE, contents);
        accepting.accept(session, List.of(message("m1").key(key("k"), 1).build()));
        assertThat(Reading.find(session, key("k"), 1, NOW)).isPresent();

        assertThat(statements)
                .filteredOn(sql -> sql.startsWith("SELECT place"))
                .isNotEmpty()
                .allMatch(sql -> sql.endsWith("AND place = ?") || sql.endsWith("LIMIT 1"));
        assertThat(plans())
                .anyMatch(step -> step.contains("(key_hash=? AND place=?)"))
                .noneMatch(this::isSlow);
    }

    @Test
    void sweeps_do_not_read_or_sort_the_whole_queue() throws SQLException {
        new Sweeping(Dialect.SQLITE, contents).sweep(session, NOW, Set.of());

        assertThat(plans())
                .anyMatch(step -> step.contains("message_deadline"))
                .anyMatch(step -> step.contains("message_lease"))
                .noneMatch(this::isSlow);
    }

    @Test
    void purges_do_not_read_the_whole_history() throws SQLException {
        new Sweeping(Dialect.SQLITE, contents).purge(session, NOW, NOW, 8);

        assertThat(plans()).isNotEmpty().noneMatch(this::isSlow);
    }

    @Test
    void newer_codes_find_older_ones_by_their_recipient() throws SQLException {
        new Accepting(Dialect.SQLITE, contents)
                .accept(session, List.of(code("c1", "someone@example.com").build()));

        assertThat(plans()).anyMatch(step -> step.contains("message_code")).noneMatch(this::isSlow);
    }

    @Test
    void messages_of_a_recipient_are_found_by_the_recipient() throws SQLException {
        for (MessageState state : new @Nullable MessageState[] {null, MessageState.ACCEPTED}) {
            for (UsageType usageType : new @Nullable UsageType[] {null, UsageType.SIGN_IN}) {
                for (String afterId : new @Nullable String[] {null, "m1"}) {
                    statements.clear();
                    Reading.list(
                            session, new MessageFilter(state, "someone@example.com", usageType, NOW, NOW), afterId, 8);
                    assertThat(plans())
                            .anyMatch(step -> step.contains("message_by_recipient"))
                            .noneMatch(this::isSlow);
                }
            }
        }
    }

    private boolean isSlow(String step) {
        return step.startsWith("SCAN m") || step.contains("TEMP B-TREE");
    }

    private List<String> plans() throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try (ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                    while (row.next()) {
                        steps.add(row.getString("detail"));
                    }
                }
            }
        }
        return steps;
    }
}
