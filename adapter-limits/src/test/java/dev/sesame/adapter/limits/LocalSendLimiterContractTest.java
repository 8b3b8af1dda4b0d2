package dev.sesame.adapter.limits;

import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.port.out.SendLimiterContract;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** In memory. */
class LocalSendLimiterContractTest implements SendLimiterContract {

    private @Nullable RollingLimits limits;

    @Override
    public SendLimiter limiter(double maxPerSecond, long max24Hours, double reservedShare, Clock clock) {
        limits = new RollingLimits(
                Limits.config(maxPerSecond, max24Hours)
                        .reservedShare(reservedShare)
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
