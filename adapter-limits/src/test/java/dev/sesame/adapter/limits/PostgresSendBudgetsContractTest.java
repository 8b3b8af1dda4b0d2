package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendBudgetsContract;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Shared through PostgreSQL. */
@Timeout(60)
class PostgresSendBudgetsContractTest implements SendBudgetsContract {

    private @Nullable RollingLimits limits;

    @Override
    public SendBudgets budgets(int perRecipient, int perClient, Clock clock) {
        limits = new RollingLimits(
                Limits.shared(Limits.config(1, LimitsConfig.UNLIMITED), PostgresServer.newSchema())
                        .recipientBudget(new Budget(perRecipient, Duration.ofMinutes(10)))
                        .clientBudget(new Budget(perClient, Duration.ofMinutes(10)))
                        .failClosed(true)
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
