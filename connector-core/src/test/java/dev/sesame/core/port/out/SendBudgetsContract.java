package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.template.UsageType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link SendBudgets} does. Its author implements {@link #budgets} and runs this as a JUnit test. */
public interface SendBudgetsContract {

    String SOMEONE = "someone@example.com";
    String CLIENT = "198.51.100.7";
    int PLENTY = 1000;

    /** Budgets of so many messages in 10 minutes, of which nothing is taken yet; 0 for as many as one likes. */
    SendBudgets budgets(int perRecipient, int perClient, Clock clock);

    @Test
    default void one_more_than_the_budget_has_to_wait_until_the_first_is_ten_minutes_old() {
        MovableClock clock = new MovableClock();
        SendBudgets budgets = budgets(10, PLENTY, clock);
        for (int i = 0; i < 10; i++) {
            assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).contains(Duration.ofSeconds(590));
        clock.forward(Duration.ofSeconds(590).minusMillis(1));
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).contains(Duration.ofMillis(1));
        clock.forward(Duration.ofMillis(1));
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).contains(Duration.ofSeconds(1));
    }

    @Test
    default void no_ten_minutes_have_more_than_the_budget() {
        MovableClock clock = new MovableClock();
        SendBudgets budgets = budgets(10, 0, clock);
        List<Integer> taken = new ArrayList<>();
        for (int second = 0; second < 3600; second++) {
            if (budgets.take(SOMEONE, UsageType.SIGN_IN, null).isEmpty()) {
                taken.add(second);
            }
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(taken).hasSize(60);
        assertThat(IntStream.range(10, taken.size())).allMatch(i -> taken.get(i) - taken.get(i - 10) >= 600);
    }

    @Test
    default void another_usage_type_and_another_recipient_have_budgets_of_their_own() {
        SendBudgets budgets = budgets(1, PLENTY, new MovableClock());
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();

        assertThat(budgets.take(SOMEONE, UsageType.REGISTER, CLIENT)).isEmpty();
        assertThat(budgets.take("somebody@example.com", UsageType.SIGN_IN, CLIENT))
                .isEmpty();
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isPresent();
    }

    @Test
    default void a_recipient_is_the_same_however_it_is_written() {
        SendBudgets budgets = budgets(1, PLENTY, new MovableClock());
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isEmpty();

        assertThat(budgets.take("SomeOne@Example.COM", UsageType.SIGN_IN, CLIENT))
                .isPresent();
    }

    @Test
    default void a_client_is_counted_over_all_recipients_and_usage_types() {
        MovableClock clock = new MovableClock();
        SendBudgets budgets = budgets(10, 3, clock);
        assertThat(budgets.take("a@example.com", UsageType.SIGN_IN, CLIENT)).isEmpty();
        assertThat(budgets.take("b@example.com", UsageType.REGISTER, CLIENT)).isEmpty();
        assertThat(budgets.take("c@example.com", UsageType.GENERIC, CLIENT)).isEmpty();

        assertThat(budgets.take("d@example.com", UsageType.SIGN_IN, CLIENT)).contains(Duration.ofMinutes(10));
        assertThat(budgets.take("d@example.com", UsageType.SIGN_IN, "198.51.100.8"))
                .isEmpty();
    }

    @Test
    default void an_ipv6_client_is_its_network() {
        SendBudgets budgets = budgets(10, 1, new MovableClock());
        assertThat(budgets.take("a@example.com", UsageType.SIGN_IN, "2001:db8:1:2::1"))
                .isEmpty();

        assertThat(budgets.take("b@example.com", UsageType.SIGN_IN, "2001:DB8:1:2:ffff::abcd"))
                .isPresent();
        assertThat(budgets.take("b@example.com", UsageType.SIGN_IN, "2001:db8:1:3::1"))
                .isEmpty();
    }

    @Test
    default void without_a_client_only_the_recipient_counts() {
        SendBudgets budgets = budgets(2, 1, new MovableClock());

        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, null)).isEmpty();
        assertThat(budgets.take("somebody@example.com", UsageType.SIGN_IN, null))
                .isEmpty();
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, null)).isEmpty();
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, null)).isPresent();
    }

    @Test
    default void nothing_is_taken_of_one_budget_when_the_other_refuses() {
        SendBudgets budgets = budgets(2, 3, new MovableClock());
        take(budgets, 2, SOMEONE, CLIENT);
        for (int i = 0; i < 10; i++) {
            assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isPresent();
        }
        take(budgets, 1, "somebody@example.com", CLIENT);
        for (int i = 0; i < 10; i++) {
            assertThat(budgets.take("somebody@example.com", UsageType.SIGN_IN, CLIENT))
                    .isPresent();
        }

        take(budgets, 1, "somebody@example.com", null);
        assertThat(budgets.take("somebody@example.com", UsageType.SIGN_IN, null))
                .isPresent();
    }

    private static void take(SendBudgets budgets, int count, String recipient, @Nullable String clientIp) {
        for (int i = 0; i < count; i++) {
            assertThat(budgets.take(recipient, UsageType.SIGN_IN, clientIp)).isEmpty();
        }
    }

    @Test
    default void the_longer_of_two_delays_counts() {
        MovableClock clock = new MovableClock();
        SendBudgets budgets = budgets(1, 1, clock);
        take(budgets, 1, SOMEONE, null);
        clock.forward(Duration.ofMinutes(4));
        take(budgets, 1, "somebody@example.com", CLIENT);

        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).contains(Duration.ofMinutes(10));
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, null)).contains(Duration.ofMinutes(6));
    }

    @Test
    default void what_is_given_back_can_be_taken_again() {
        SendBudgets budgets = budgets(2, 2, new MovableClock());
        take(budgets, 2, SOMEONE, CLIENT);

        budgets.giveBack(SOMEONE, UsageType.SIGN_IN, CLIENT);

        take(budgets, 1, SOMEONE, CLIENT);
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isPresent();
    }

    @Test
    default void giving_back_what_was_not_taken_gives_nothing() {
        SendBudgets budgets = budgets(1, 1, new MovableClock());
        budgets.giveBack(SOMEONE, UsageType.SIGN_IN, CLIENT);

        take(budgets, 1, SOMEONE, CLIENT);
        assertThat(budgets.take(SOMEONE, UsageType.SIGN_IN, CLIENT)).isPresent();
    }

    @Test
    default void without_budgets_everything_goes() {
        take(budgets(0, 0, new MovableClock()), 100, SOMEONE, CLIENT);
    }

    @Test
    default void many_threads_together_take_no_more_than_the_budgets() throws Exception {
        SendBudgets budgets = budgets(20, 30, new MovableClock());
        int threads = 16;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> taken = executor.invokeAll(IntStream.range(0, threads)
                    .<Callable<Integer>>mapToObj(thread -> () -> taken(budgets, "r" + thread % 2 + "@example.com"))
                    .toList());
            int sum = 0;
            for (Future<Integer> future : taken) {
                sum += future.get();
            }
            assertThat(sum).isEqualTo(30);
        } finally {
            executor.shutdownNow();
        }
    }

    private static int taken(SendBudgets budgets, String recipient) {
        int taken = 0;
        while (budgets.take(recipient, UsageType.SIGN_IN, CLIENT).isEmpty()) {
            taken++;
        }
        return taken;
    }
}
