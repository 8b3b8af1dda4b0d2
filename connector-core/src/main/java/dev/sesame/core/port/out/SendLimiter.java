package dev.sesame.core.port.out;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import java.util.Optional;

/**
 * How fast, and how much in 24 hours, an account may send: asked before each attempt, so that the provider need not
 * refuse it. Amazon SES counts recipients, and so does this: one right is good for one recipient.
 *
 * <p>Safe for concurrent use. {@code SendLimiterContract} in the core's test jar says, as tests, what each must do.
 */
public interface SendLimiter {

    /** The priority of what somebody waits for, such as a code. */
    int SOMEBODY_WAITS = 0;

    /**
     * Takes the right to hand one recipient's message to the provider now. A right that is not used is lost a second
     * later; a message that was certainly not accepted is reported to {@link #notAccepted}.
     *
     * <p>Never asks the provider. A limiter whose instances share a database asks that, and takes no longer than its
     * timeouts; while the database is away, it counts on its own or, if it was so set, lets nothing pass.
     *
     * @param account whose rate and quota; two accounts that the provider counts as one should be, too, as far as can
     *     be known without asking it
     * @param priority {@value #SOMEBODY_WAITS} if somebody waits for the message; more for batches, which leave a share
     *     of the rate and of the quota to those, so that they find it free at once however many batches there are
     * @return empty to go ahead; else how long not to ask again, and nothing was taken
     */
    Optional<SendDelay> take(SendingAccount account, int priority);

    /**
     * Tells that what a right was taken for was certainly not accepted, which therefore does not count in the 24 hours.
     * After {@link FailureReason#THROTTLED} the account goes slower at once, for all instances, and recovers over time;
     * after {@link FailureReason#DAILY_QUOTA_EXCEEDED} it sends nothing for some minutes. Any other reason changes
     * neither. Not to be called when the outcome is unknown.
     */
    void notAccepted(SendingAccount account, FailureReason reason);
}
