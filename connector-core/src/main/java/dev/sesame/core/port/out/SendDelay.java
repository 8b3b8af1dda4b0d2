package dev.sesame.core.port.out;

import dev.sesame.core.error.FailureReason;
import java.time.Duration;

/**
 * Why a message may not be handed over yet.
 *
 * @param duration how long not to ask again; positive. Others may be faster then, so that a further delay can follow
 * @param reason {@link FailureReason#THROTTLED} if it is a matter of seconds: the rate is used, or the limits cannot be
 *     read and are set to let nothing pass. {@link FailureReason#DAILY_QUOTA_EXCEEDED} if the quota of the last 24 hours
 *     is used up, or the part of it that batches may use: worth an alert
 */
public record SendDelay(Duration duration, FailureReason reason) {

    /** Rejects a duration that is not positive, and any other reason. */
    public SendDelay {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("duration must be positive, but was " + duration);
        }
        if (reason != FailureReason.THROTTLED && reason != FailureReason.DAILY_QUOTA_EXCEEDED) {
            throw new IllegalArgumentException("reason must be THROTTLED or DAILY_QUOTA_EXCEEDED, but was " + reason);
        }
    }
}
