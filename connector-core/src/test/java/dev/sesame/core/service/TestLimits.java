package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Limits that hold back what a test tells them to, and count. */
final class TestLimits implements SendLimiter, SendBudgets {

    final List<FailureReason> notAccepted = new ArrayList<>();
    private IntFunction<@Nullable SendDelay> delay = priority -> null;
    private @Nullable Duration wait;
    private int rights;
    private int budget;

    /** From now on every message has this delay, by its priority; none if null. */
    void delay(IntFunction<@Nullable SendDelay> byPriority) {
        delay = byPriority;
    }

    /** From now on every message has this delay. */
    void delay(Duration duration, FailureReason reason) {
        delay(priority -> new SendDelay(duration, reason));
    }

    /** From now on messages have no budget left for so long. */
    void exhaust(Duration duration) {
        wait = duration;
    }

    /** How many rights to send were taken and not given back. */
    int rights() {
        return rights;
    }

    /** How many messages were taken of budgets and not given back. */
    int budget() {
        return budget;
    }

    @Override
    public Optional<SendDelay> take(SendingAccount account, int priority) {
        Optional<SendDelay> held = Optional.ofNullable(delay.apply(priority));
        rights += held.isPresent() ? 0 : 1;
        return held;
    }

    @Override
    public void notAccepted(SendingAccount account, FailureReason reason) {
        rights--;
        notAccepted.add(reason);
    }

    @Override
    public Optional<Duration> take(String recipient, UsageType usageType, @Nullable String clientIp) {
        if (wait == null) {
            budget++;
        }
        return Optional.ofNullable(wait);
    }

    @Override
    public void giveBack(String recipient, UsageType usageType, @Nullable String clientIp) {
        budget--;
    }
}
