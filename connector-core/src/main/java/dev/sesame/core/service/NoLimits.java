package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets everything pass. */
enum NoLimits implements SendLimiter, SendBudgets {
    INSTANCE;

    @Override
    public Optional<SendDelay> take(SendingAccount account, int priority) {
        return Optional.empty();
    }

    @Override
    public void notAccepted(SendingAccount account, FailureReason reason) {}

    @Override
    public Optional<Duration> take(String recipient, UsageType usageType, @Nullable String clientIp) {
        return Optional.empty();
    }

    @Override
    public void giveBack(String recipient, UsageType usageType, @Nullable String clientIp) {}
}
