package dev.sesame.adapter.limits;

import static dev.sesame.adapter.limits.Limits.IRELAND;
import static dev.sesame.core.port.out.SendLimiter.SOMEBODY_WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several instances on one PostgreSQL. */
@Timeout(60)
class SharedLimitsTest {

    private static final String SOMEONE = "someone@example.com";
    private static final String CLIENT = "198.51.100.7";

    private final MovableClock clock = new MovableClock();
    private final String schema = PostgresServer.newSchema();
    private final List<RollingLimits> instances = new ArrayList<>();

    @AfterEach
    void close() {
        instances.forEach(RollingLimits::close);
    }

    private RollingLimits instance(LimitsConfig.Builder config) {
        return instance(config, clock);
    }

    private RollingLimits instance(LimitsConfig.Builder config, MovableClock itsClock) {
        RollingLimits limits =
                new RollingLimits(Limits.shared(config, schema).failClosed(true).build(), Limits.UNASKED, itsClock);
        instances.add(limits);
        return limits;
    }

    @Test
    void instances_together_take_no_more_than_the_rate() throws Exception {
        List<RollingLimits> both = List.of(
                instance(Limits.config(200, LimitsConfig.UNLIMITED)),
                instance(Limits.config(200, LimitsConfig.UNLIMITED)));
        int threads = 16;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int expected : new int[] {200, 100}) {
                List<Callable<Integer>> takers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    RollingLimits limits = both.get(i % 2);
                    takers.add(() -> takeAll(limits));
                }
                int taken = 0;
                for (Future<Integer> future : executor.invokeAll(takers)) {
                    taken += future.get();
                }
                assertThat(taken).isEqualTo(expected);
                clock.forward(Duration.ofMillis(500));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void what_one_instance_is_told_slows_the_other() {
        RollingLimits one = instance(Limits.config(100, LimitsConfig.UNLIMITED));
        RollingLimits other = instance(Limits.config(100, LimitsConfig.UNLIMITED));
        assertThat(one.take(IRELAND, SOMEBODY_WAITS)).isEmpty();

        one.notAccepted(IRELAND, FailureReason.THROTTLED);
        assertThat(other.take(IRELAND, SOMEBODY_WAITS))
                .contains(new SendDelay(Duration.ofMillis(20), FailureReason.THROTTLED));
        one.notAccepted(IRELAND, FailureReason.DAILY_QUOTA_EXCEEDED);
        assertThat(other.take(IRELAND, SOMEBODY_WAITS))
                .contains(new SendDelay(Duration.ofMinutes(5), FailureReason.DAILY_QUOTA_EXCEEDED));
    }

    @Test
    void instances_share_budgets_and_what_is_counted_outlives_them() {
        RollingLimits one = instance(
                Limits.config(1, LimitsConfig.UNLIMITED).recipientBudget(new Budget(2, Duration.ofMinutes(10))));
        assertThat(one.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();
        one.close();
        RollingLimits other = instance(
                Limits.config(1, LimitsConfig.UNLIMITED).recipientBudget(new Budget(2, Duration.ofMinutes(10))));

        assertThat(other.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();
        assertThat(other.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).contains(Duration.ofMinutes(10));
    }

    @Test
    void instances_may_start_at_the_same_moment() throws Exception {
        int count = 8;
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Boolean>> starts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                RollingLimits limits =
                        instance(Limits.config(count, LimitsConfig.UNLIMITED).poolSize(1));
                starts.add(() -> limits.take(IRELAND, SOMEBODY_WAITS).isEmpty());
            }
            for (Future<Boolean> started : executor.invokeAll(starts)) {
                assertThat(started.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void a_clock_a_little_behind_sees_what_the_others_see() {
        RollingLimits one = instance(Limits.config(10, 1000));
        MovableClock behind = new MovableClock();
        RollingLimits other = instance(Limits.config(10, 1000), behind);
        clock.forward(Duration.ofSeconds(30));
        takeAll(one);

        assertThat(takeAll(other)).isZero();
        clock.forward(Duration.ofSeconds(1));
        behind.forward(Duration.ofSeconds(1));
        assertThat(takeAll(one) + takeAll(other)).isEqualTo(10);
    }

    @Test
    void a_clock_far_ahead_does_not_stop_the_others() {
        MovableClock ahead = new MovableClock();
        ahead.forward(Duration.ofDays(365));
        takeAll(instance(Limits.config(10, 1000), ahead));
        RollingLimits right = instance(Limits.config(10, 1000));

        assertThat(takeAll(right)).isEqualTo(10);
        clock.forward(Duration.ofSeconds(1));
        assertThat(takeAll(right)).isEqualTo(10);
    }

    @Test
    void the_table_names_nobody() {
        RollingLimits limits = instance(Limits.config(1, LimitsConfig.UNLIMITED));
        limits.take(SOMEONE, UsageType.SIGN_IN, CLIENT);
        limits.take(IRELAND, SOMEBODY_WAITS);

        List<String> rows =
                PostgresServer.query("SELECT encode(key, 'escape') || encode(value, 'escape') FROM " + table());
        assertThat(rows).hasSize(3).noneMatch(row -> row.matches("(?s).*(someone|example|198\\.51|AKIA|eu-west).*"));
    }

    @Test
    void the_same_name_has_another_key_with_another_hash_key() {
        instance(Limits.config(1, LimitsConfig.UNLIMITED)).take(SOMEONE, UsageType.SIGN_IN, null);
        instance(Limits.config(1, LimitsConfig.UNLIMITED).hashKey(Secret.of("another")))
                .take(SOMEONE, UsageType.SIGN_IN, null);

        assertThat(PostgresServer.query("SELECT key FROM " + table())).hasSize(2);
    }

    @Test
    void rows_go_when_they_no_longer_count() {
        RollingLimits limits = instance(Limits.config(1, LimitsConfig.UNLIMITED));
        limits.take(SOMEONE, UsageType.SIGN_IN, CLIENT);
        limits.take(IRELAND, SOMEBODY_WAITS);
        PostgresLedger ledger =
                PostgresLedger.of(Limits.shared(LimitsConfig.builder(), schema).build(), clock);
        try {
            assertThat(ledger.purge()).isZero();
            clock.forward(Duration.ofMinutes(30));
            assertThat(ledger.purge()).isEqualTo(2);
            assertThat(limits.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();
            clock.forward(Duration.ofHours(26));
            assertThat(ledger.purge()).isEqualTo(3);
        } finally {
            ledger.close();
        }
    }

    @Test
    void a_user_who_may_not_create_tables_uses_the_one_that_is_there() {
        instance(Limits.config(1, LimitsConfig.UNLIMITED)).take(IRELAND, SOMEBODY_WAITS);
        String user = "user_of_" + schema;
        PostgresServer.execute("CREATE ROLE " + user + " LOGIN; GRANT USAGE ON SCHEMA " + schema + " TO " + user
                + "; GRANT SELECT, INSERT, UPDATE, DELETE ON " + table() + " TO " + user);
        RollingLimits limits = new RollingLimits(
                Limits.shared(Limits.config(1, LimitsConfig.UNLIMITED), schema)
                        .user(user)
                        .failClosed(true)
                        .build(),
                Limits.UNASKED,
                clock);
        instances.add(limits);
        clock.forward(Duration.ofSeconds(1));

        assertThat(limits.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
    }

    @Test
    void connections_that_died_are_replaced_without_a_word() {
        RollingLimits limits =
                instance(Limits.config(10, LimitsConfig.UNLIMITED).poolSize(1));
        takeAll(limits);
        clock.forward(Duration.ofSeconds(1));
        PostgresServer.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'sesame-limits' AND pid <> pg_backend_pid()");

        assertThat(takeAll(limits)).isEqualTo(10);
    }

    private String table() {
        return schema + ".sesame_limit";
    }

    private static int takeAll(RollingLimits limits) {
        int taken = 0;
        while (limits.take(IRELAND, SOMEBODY_WAITS).isEmpty()) {
            taken++;
        }
        return taken;
    }
}
