package dev.sesame.adapter.sessmtp;

import dev.sesame.core.error.FailureReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal means for us.
 *
 * @param advice what to do, in one sentence
 * @param retryAfter how long to wait; null if nobody knows
 */
record Refusal(
        FailureReason reason, String advice, @Nullable Duration retryAfter) {

    static Refusal of(FailureReason reason, String advice) {
        return new Refusal(reason, advice, null);
    }
}
