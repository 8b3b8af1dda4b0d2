package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.template.UsageType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds recipients and end users to their budgets, as a {@link Ledger} keeps them. */
final class BudgetCounter implements SendBudgets {

    private final LimitsConfig config;
    private final Ledger ledger;
    private final Keys keys;
    private final Clock clock;

    BudgetCounter(LimitsConfig config, Ledger ledger, Keys keys, Clock clock) {
        this.config = config;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> take(String recipient, UsageType usageType, @Nullable String clientIp) {
        List<Budget> budgets = new ArrayList<>();
        List<Key> counted = counted(recipient, usageType, clientIp, budgets);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        try {
            long delay = ledger.change(counted, slots -> take(slots, budgets));
            return delay > 0 ? Optional.of(Duration.ofMillis(delay)) : Optional.empty();
        } catch (LedgerAwayException e) {
            return Optional.of(e.retryAfter());
        }
    }

    private long take(List<Slot> slots, List<Budget> budgets) {
        List<MessageLog> logs = logs(slots, budgets);
        long delay = 0;
        for (int i = 0; i < slots.size(); i++) {
            delay = Math.max(delay, logs.get(i).delay(budgets.get(i)));
        }
        if (delay == 0) {
            put(slots, budgets, logs, MessageLog::withOneMore);
        }
        return delay;
    }

    @Override
    public void giveBack(String recipient, UsageType usageType, @Nullable String clientIp) {
        List<Budget> budgets = new ArrayList<>();
        List<Key> counted = counted(recipient, usageType, clientIp, budgets);
        if (counted.isEmpty()) {
            return;
        }
        try {
            ledger.change(counted, slots -> {
                put(slots, budgets, logs(slots, budgets), MessageLog::withoutTheNewest);
                return true;
            });
        } catch (LedgerAwayException e) {
            // It stays counted, which is on the safe side.
        }
    }

    /** What the message counts for; the budgets are those of the keys. */
    private List<Key> counted(String recipient, UsageType usageType, @Nullable String clientIp, List<Budget> budgets) {
        List<Key> counted = new ArrayList<>();
        if (config.recipientBudget().limits()) {
            counted.add(keys.of("recipient", recipient.strip().toLowerCase(Locale.ROOT), usageType.name()));
            budgets.add(config.recipientBudget());
        }
        if (config.clientBudget().limits() && clientIp != null && !clientIp.isBlank()) {
            counted.add(keys.of("client", ClientNetwork.of(clientIp)));
            budgets.add(config.clientBudget());
        }
        return counted;
    }

    private List<MessageLog> logs(List<Slot> slots, List<Budget> budgets) {
        long now = clock.millis();
        List<MessageLog> logs = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            logs.add(MessageLog.read(slots.get(i).value(), budgets.get(i), now));
        }
        return logs;
    }

    private void put(List<Slot> slots, List<Budget> budgets, List<MessageLog> logs, Function<MessageLog, byte[]> next) {
        long now = clock.millis();
        for (int i = 0; i < slots.size(); i++) {
            slots.get(i)
                    .put(next.apply(logs.get(i)), now + budgets.get(i).period().toMillis());
        }
    }
}
