package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.SendLimiter.SOMEBODY_WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.error.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SendLimiter} does. Its author implements {@link #limiter} and runs this as a JUnit test. */
public interface SendLimiterContract {

    SendingAccount IRELAND = account("eu-west-1");
    SendingAccount OHIO = account("us-east-2");
    int BATCH = 1;
    long NO_QUOTA = -1;

    /** One that has counted nothing yet, with these limits for each account. */
    SendLimiter limiter(double maxPerSecond, long max24Hours, double reservedShare, Clock clock);

    private static SendingAccount account(String region) {
        return new SendingAccount(region, new AccessKeys("AKIAIOSFODNN7EXAMPLE", Secret.of("example"), null), null);
    }

    @Test
    default void a_second_worth_of_rights_is_there_at_once_and_no_more() {
        SendLimiter limiter = limiter(10, NO_QUOTA, 0, new MovableClock());

        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(10);
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS))
                .contains(new SendDelay(Duration.ofMillis(100), FailureReason.THROTTLED));
    }

    @Test
    default void a_right_is_free_after_the_delay_and_not_before() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(8, NO_QUOTA, 0, clock);
        takeAll(limiter, SOMEBODY_WAITS);

        Duration delay = limiter.take(IRELAND, SOMEBODY_WAITS).orElseThrow().duration();
        clock.forward(delay.minusMillis(1));
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isPresent();
        clock.forward(Duration.ofMillis(1));
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isPresent();
    }

    @Test
    default void a_minute_has_its_rate_and_the_burst_of_the_first_second() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(7, NO_QUOTA, 0, clock);

        assertThat(takeFor(Duration.ofMinutes(1), limiter, SOMEBODY_WAITS, clock))
                .isBetween(60 * 7 + 6, 60 * 7 + 7);
    }

    @Test
    default void less_than_one_a_second_is_a_rate_too() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(0.5, NO_QUOTA, 0.2, clock);

        assertThat(takeFor(Duration.ofMinutes(1), limiter, SOMEBODY_WAITS, clock))
                .isEqualTo(1 + 30);
    }

    @Test
    default void rights_do_not_pile_up_while_nothing_is_sent() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0, clock);
        takeAll(limiter, SOMEBODY_WAITS);

        clock.forward(Duration.ofHours(1));

        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(10);
    }

    @Test
    default void many_threads_together_take_no_more_than_the_rate() throws Exception {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(100, NO_QUOTA, 0, clock);

        assertThat(takenByThreads(limiter)).isEqualTo(100);
        clock.forward(Duration.ofMillis(500));
        assertThat(takenByThreads(limiter)).isEqualTo(50);
    }

    private static int takenByThreads(SendLimiter limiter) throws InterruptedException, ExecutionException {
        int threads = 16;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            int taken = 0;
            for (Future<Integer> future : executor.invokeAll(IntStream.range(0, threads)
                    .<Callable<Integer>>mapToObj(i -> () -> takeAll(limiter, SOMEBODY_WAITS))
                    .toList())) {
                taken += future.get();
            }
            return taken;
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    default void accounts_have_rates_of_their_own() {
        SendLimiter limiter = limiter(1, NO_QUOTA, 0, new MovableClock());
        takeAll(limiter, SOMEBODY_WAITS);
        limiter.notAccepted(IRELAND, FailureReason.DAILY_QUOTA_EXCEEDED);

        assertThat(limiter.take(OHIO, SOMEBODY_WAITS)).isEmpty();
    }

    @Test
    default void batches_leave_what_is_reserved_free_at_once() {
        SendLimiter limiter = limiter(10, NO_QUOTA, 0.2, new MovableClock());

        assertThat(takeAll(limiter, BATCH)).isEqualTo(8);
        assertThat(limiter.take(IRELAND, BATCH).orElseThrow().reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(2);
    }

    @Test
    default void batches_alone_go_at_their_share_of_the_rate() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0.2, clock);

        assertThat(takeFor(Duration.ofMinutes(1), limiter, BATCH, clock)).isEqualTo(8 + 60 * 8);
    }

    @Test
    default void codes_find_their_share_whenever_they_come_in_a_saturating_batch() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0.2, clock);
        takeAll(limiter, BATCH);

        for (int i = 0; i < 100; i++) {
            clock.forward(Duration.ofMillis(500));
            takeAll(limiter, BATCH);
            assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
        }
    }

    @Test
    default void codes_may_use_the_whole_rate() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0.2, clock);

        assertThat(takeFor(Duration.ofMinutes(1), limiter, SOMEBODY_WAITS, clock))
                .isEqualTo(10 + 60 * 10);
    }

    @Test
    default void batches_go_on_at_the_slowest_rate() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(1, NO_QUOTA, 0.2, clock);

        assertThat(takeFor(Duration.ofMinutes(1), limiter, BATCH, clock)).isBetween(48, 49);
    }

    @Test
    default void a_throttle_stops_at_once_and_halves_the_rate() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(100, NO_QUOTA, 0, clock);
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();

        limiter.notAccepted(IRELAND, FailureReason.THROTTLED);

        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS))
                .contains(new SendDelay(Duration.ofMillis(20), FailureReason.THROTTLED));
        assertThat(takeFor(Duration.ofSeconds(1), limiter, SOMEBODY_WAITS, clock))
                .isBetween(49, 52);
    }

    @Test
    default void a_throttled_account_climbs_back_to_its_rate_within_a_minute() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(100, NO_QUOTA, 0, clock);
        limiter.take(IRELAND, SOMEBODY_WAITS);
        limiter.notAccepted(IRELAND, FailureReason.THROTTLED);

        int first = takeFor(Duration.ofSeconds(5), limiter, SOMEBODY_WAITS, clock);
        int second = takeFor(Duration.ofSeconds(5), limiter, SOMEBODY_WAITS, clock);
        clock.forward(Duration.ofSeconds(50));
        takeAll(limiter, SOMEBODY_WAITS);

        assertThat(second).isBetween(first + 1, 499);
        assertThat(takeFor(Duration.ofSeconds(10), limiter, SOMEBODY_WAITS, clock))
                .isEqualTo(1000);
    }

    @Test
    default void messages_throttled_together_slow_the_account_once() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(100, NO_QUOTA, 0, clock);
        for (int i = 0; i < 10; i++) {
            limiter.take(IRELAND, SOMEBODY_WAITS);
        }
        for (int i = 0; i < 10; i++) {
            limiter.notAccepted(IRELAND, FailureReason.THROTTLED);
        }

        assertThat(takeFor(Duration.ofSeconds(1), limiter, SOMEBODY_WAITS, clock))
                .isBetween(49, 52);
    }

    @Test
    default void an_account_throttled_again_and_again_still_sends_one_a_second() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0, clock);
        for (int i = 0; i < 20; i++) {
            clock.forward(Duration.ofSeconds(2));
            assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
            limiter.notAccepted(IRELAND, FailureReason.THROTTLED);
        }

        Duration delay = limiter.take(IRELAND, SOMEBODY_WAITS).orElseThrow().duration();
        assertThat(delay).isBetween(Duration.ofMillis(700), Duration.ofSeconds(1));
    }

    @Test
    default void other_failures_slow_nothing() {
        SendLimiter limiter = limiter(10, NO_QUOTA, 0, new MovableClock());
        limiter.take(IRELAND, SOMEBODY_WAITS);
        limiter.notAccepted(IRELAND, FailureReason.CONNECTION_FAILED);

        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(9);
    }

    @Test
    default void a_used_up_quota_is_told_from_a_used_up_rate() {
        SendLimiter limiter = limiter(1000, 5, 0, new MovableClock());

        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(5);
        SendDelay delay = limiter.take(IRELAND, SOMEBODY_WAITS).orElseThrow();
        assertThat(delay.reason()).isEqualTo(FailureReason.DAILY_QUOTA_EXCEEDED);
        assertThat(delay.duration()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(5));
    }

    @Test
    default void a_quota_is_free_again_a_day_later() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(1000, 5, 0, clock);
        takeAll(limiter, SOMEBODY_WAITS);

        clock.forward(Duration.ofDays(1).minusMillis(1));
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isPresent();
        clock.forward(Duration.ofMinutes(10));
        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(5);
    }

    @Test
    default void no_24_hours_have_more_than_the_quota() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(1000, 100, 0, clock);
        int hours = 24;
        int[] taken = new int[4 * hours];
        for (int hour = 0; hour < taken.length; hour++) {
            for (int i = 0;
                    i < 7 + hour % 5 && limiter.take(IRELAND, SOMEBODY_WAITS).isEmpty();
                    i++) {
                taken[hour]++;
            }
            clock.forward(Duration.ofMinutes(60));
        }

        for (int hour = 0; hour <= taken.length - hours; hour++) {
            assertThat(IntStream.of(taken).skip(hour).limit(hours).sum()).isLessThanOrEqualTo(100);
        }
        assertThat(IntStream.of(taken).skip(2L * hours).limit(hours).sum()).isGreaterThan(90);
    }

    @Test
    default void what_was_not_accepted_does_not_count_in_the_quota() {
        SendLimiter limiter = limiter(1000, 5, 0, new MovableClock());
        takeAll(limiter, SOMEBODY_WAITS);

        limiter.notAccepted(IRELAND, FailureReason.CONNECTION_FAILED);

        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(1);
    }

    @Test
    default void batches_leave_what_is_reserved_of_the_quota() {
        SendLimiter limiter = limiter(1000, 100, 0.2, new MovableClock());

        assertThat(takeAll(limiter, BATCH)).isEqualTo(80);
        assertThat(limiter.take(IRELAND, BATCH).map(SendDelay::reason)).contains(FailureReason.DAILY_QUOTA_EXCEEDED);
        assertThat(takeAll(limiter, SOMEBODY_WAITS)).isEqualTo(20);
    }

    @Test
    default void the_provider_s_word_that_the_quota_is_used_up_holds_everything_for_minutes() {
        MovableClock clock = new MovableClock();
        SendLimiter limiter = limiter(10, NO_QUOTA, 0, clock);
        limiter.take(IRELAND, SOMEBODY_WAITS);
        limiter.notAccepted(IRELAND, FailureReason.DAILY_QUOTA_EXCEEDED);

        SendDelay delay = limiter.take(IRELAND, SOMEBODY_WAITS).orElseThrow();
        assertThat(delay.reason()).isEqualTo(FailureReason.DAILY_QUOTA_EXCEEDED);
        assertThat(delay.duration()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));
        clock.forward(delay.duration());
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
    }

    /** Takes what there is at this moment. */
    private static int takeAll(SendLimiter limiter, int priority) {
        int taken = 0;
        while (limiter.take(IRELAND, priority).isEmpty()) {
            taken++;
        }
        return taken;
    }

    /** Takes whenever it may, and waits as long as it is told to, until so much time is over. */
    private static int takeFor(Duration time, SendLimiter limiter, int priority, MovableClock clock) {
        Duration left = time;
        int taken = 0;
        while (true) {
            Optional<SendDelay> delay = limiter.take(IRELAND, priority);
            if (delay.isEmpty()) {
                taken++;
                continue;
            }
            Duration wait = delay.get().duration();
            if (wait.compareTo(left) > 0) {
                clock.forward(left);
                return taken;
            }
            clock.forward(wait);
            left = left.minus(wait);
        }
    }
}
