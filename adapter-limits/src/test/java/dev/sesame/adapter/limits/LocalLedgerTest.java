package dev.sesame.adapter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered, and what is not. */
class LocalLedgerTest {

    private static final Key KEY = new Key(1, 1);

    private final MovableClock clock = new MovableClock();

    @Test
    void a_flood_of_recipients_does_not_fill_the_memory() {
        LocalLedger ledger = new LocalLedger(RollingLimits.MAX_BUDGETS, clock);
        BudgetCounter budgets = new BudgetCounter(LimitsConfig.builder().build(), ledger, Keys.random(), clock);

        for (int i = 0; i < 1_000_000; i++) {
            budgets.take("r" + i + "@example.com", UsageType.SIGN_IN, null);
        }

        assertThat(ledger.size()).isEqualTo(RollingLimits.MAX_BUDGETS);
    }

    @Test
    void in_a_flood_those_used_longest_ago_begin_anew_and_no_other() {
        LocalLedger ledger = new LocalLedger(10, clock);
        BudgetCounter budgets = new BudgetCounter(
                LimitsConfig.builder()
                        .recipientBudget(new Budget(1, Duration.ofMinutes(10)))
                        .build(),
                ledger,
                Keys.random(),
                clock);
        assertThat(budgets.take("forgotten@example.com", UsageType.SIGN_IN, null))
                .isEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(budgets.take("r" + i + "@example.com", UsageType.SIGN_IN, null))
                    .isEmpty();
            assertThat(budgets.take("r0@example.com", UsageType.SIGN_IN, null)).isPresent();
        }

        assertThat(budgets.take("r99@example.com", UsageType.SIGN_IN, null)).isPresent();
        assertThat(budgets.take("forgotten@example.com", UsageType.SIGN_IN, null))
                .isEmpty();
    }

    @Test
    void what_has_expired_is_let_go() {
        LocalLedger ledger = new LocalLedger(1000, clock);
        put(ledger, KEY, clock.millis() + 1000);
        clock.forward(Duration.ofSeconds(1));
        put(ledger, new Key(2, 2), clock.millis() + 1000);

        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void a_change_that_fails_changes_nothing() {
        LocalLedger ledger = new LocalLedger(1000, clock);

        assertThatThrownBy(() -> ledger.change(List.of(KEY), slots -> {
                    slots.get(0).put(new byte[] {1}, Long.MAX_VALUE);
                    throw new IllegalStateException("halfway");
                }))
                .hasMessage("halfway");

        assertThat(ledger.size()).isZero();
    }

    private static void put(LocalLedger ledger, Key key, long expiresAt) {
        ledger.change(List.of(key), slots -> {
            slots.get(0).put(new byte[] {1}, expiresAt);
            return true;
        });
    }
}
