package dev.sesame.http.observability;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Limits whose waits are counted. */
public final class MeteredLimiter implements SendLimiter {

    private final SendLimiter limiter;
    private final Map<FailureReason, Timer> delays = new EnumMap<>(FailureReason.class);

    /** The same limits, counted there. */
    public MeteredLimiter(SendLimiter limiter, MeterRegistry registry) {
        this.limiter = limiter;
        for (FailureReason reason : new FailureReason[] {FailureReason.THROTTLED, FailureReason.DAILY_QUOTA_EXCEEDED}) {
            delays.put(
                    reason,
                    Timer.builder("sesame.limiter.delay")
                            .description(
                                    "How long messages were told to wait for a right to be sent, each time they asked")
                            .tag("reason", reason.id())
                            .register(registry));
        }
    }

    @Override
    public Optional<SendDelay> take(SendingAccount account, int priority) {
        Optional<SendDelay> delay = limiter.take(account, priority);
        delay.ifPresent(
                wait -> Objects.requireNonNull(delays.get(wait.reason())).record(wait.duration()));
        return delay;
    }

    @Override
    public void notAccepted(SendingAccount account, FailureReason reason) {
        limiter.notAccepted(account, reason);
    }
}
