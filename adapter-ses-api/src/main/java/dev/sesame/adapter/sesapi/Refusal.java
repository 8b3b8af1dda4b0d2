package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an AWS error means for us.
 *
 * @param advice what to do, in one sentence
 * @param quoted whether the error's own text helps, and holds no secret: a refused signature's repeats the session token
 * @param retryAfter how long to wait if the answer does not say; null if nobody knows
 */
record Refusal(
        FailureReason reason,
        String advice,
        boolean quoted,
        @Nullable Duration retryAfter) {

    static Refusal of(FailureReason reason, String advice) {
        return new Refusal(reason, advice, false, null);
    }

    static Refusal quoting(FailureReason reason, String advice) {
        return new Refusal(reason, advice, true, null);
    }

    static Refusal until(Duration retryAfter, FailureReason reason, String advice) {
        return new Refusal(reason, advice, false, retryAfter);
    }
}
