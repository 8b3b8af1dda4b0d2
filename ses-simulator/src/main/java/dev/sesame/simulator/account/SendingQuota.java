package dev.sesame.simulator.account;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Counts recipients against a sending rate and a rolling 24-hour quota. Not thread-safe: the account guards it.
 */
final class SendingQuota {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private record Second(long epochSecond, int recipients) {}

    private final Clock clock;
    private final ArrayDeque<Second> lastDay = new ArrayDeque<>();
    private long sentLast24Hours;
    private double maxSendRate = Double.POSITIVE_INFINITY;
    private double max24HourSend = Double.POSITIVE_INFINITY;
    private double allowance;
    private long allowanceMillis;

    SendingQuota(Clock clock) {
        this.clock = clock;
    }

    void limitRate(double perSecond) {
        maxSendRate = perSecond;
        allowance = burst();
        allowanceMillis = clock.millis();
    }

    void limitDay(double recipients) {
        max24HourSend = recipients;
    }

    double maxSendRate() {
        return maxSendRate;
    }

    double max24HourSend() {
        return max24HourSend;
    }

    long sentLast24Hours() {
        forgetBefore(clock.instant().getEpochSecond() - DAY_SECONDS);
        return sentLast24Hours;
    }

    /** Takes the recipients from both budgets, or refuses and takes nothing. */
    void take(int counted, int recipients) {
        if (sentLast24Hours() + counted > max24HourSend) {
            throw new RefusedException(SesError.dailyQuotaExceeded());
        }
        takeRate(recipients);
        long now = clock.instant().getEpochSecond();
        Second last = lastDay.peekLast();
        if (last != null && last.epochSecond() == now) {
            lastDay.removeLast();
            lastDay.addLast(new Second(now, last.recipients() + counted));
        } else {
            lastDay.addLast(new Second(now, counted));
        }
        sentLast24Hours += counted;
    }

    private void takeRate(int recipients) {
        if (maxSendRate == Double.POSITIVE_INFINITY) {
            return;
        }
        long now = clock.millis();
        allowance = Math.min(burst(), allowance + Math.max(0, now - allowanceMillis) * maxSendRate / 1000);
        allowanceMillis = now;
        // A message with more recipients than a second's worth must pass some time: it takes an advance.
        if (allowance + 1e-9 < Math.min(recipients, burst())) {
            throw new RefusedException(SesError.sendingRateExceeded());
        }
        allowance -= recipients;
    }

    private double burst() {
        return Math.max(1, maxSendRate);
    }

    private void forgetBefore(long epochSecond) {
        for (Second first = lastDay.peekFirst();
                first != null && first.epochSecond() <= epochSecond;
                first = lastDay.peekFirst()) {
            sentLast24Hours -= first.recipients();
            lastDay.removeFirst();
        }
    }
}
