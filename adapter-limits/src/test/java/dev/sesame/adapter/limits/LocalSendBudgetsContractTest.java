package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendBudgetsContract;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** In memory. */
class LocalSendBudgetsContractTest implements SendBudgetsContract {

    private @Nullable RollingLimits limits;

    @Override
    public SendBudgets budgets(int perRecipient, int perClient, Clock clock) {
        limits = new RollingLimits(
                Limits.config(1, LimitsConfig.UNLIMITED)
                        .recipientBudget(new Budget(perRecipient, Duration.ofMinutes(10)))
                        .clientBudget(new Budget(perClient, Duration.ofMinutes(10)))
                        .build(),
                Limits.UNASKED,
                clock);
        return limits;
    }

    @AfterEach
    void close() {
        if (limits != null) {
            limits.close();
        }
    }
}
