package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.port.out.SendLimiterContract;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Shared through PostgreSQL. */
@Timeout(60)
class PostgresSendLimiterContractTest implements SendLimiterContract {

    private @Nullable RollingLimits limits;

    @Override
    public SendLimiter limiter(double maxPerSecond, long max24Hours, double reservedShare, Clock clock) {
        limits = new RollingLimits(
                Limits.shared(Limits.config(maxPerSecond, max24Hours), PostgresServer.newSchema())
                        .reservedShare(reservedShare)
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
