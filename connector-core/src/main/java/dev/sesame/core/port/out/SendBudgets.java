package dev.sesame.core.port.out;

import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many messages one recipient may get, and one end user may cause, in a while: against mail bombing. Asked once per
 * message that a caller wants to send, not again for its further attempts.
 *
 * <p>Safe for concurrent use. {@code SendBudgetsContract} in the core's test jar says, as tests, what each must do.
 */
public interface SendBudgets {

    /**
     * Takes one message of the budget of this recipient and usage type and, if the end user's address is known, one of
     * that address's: of both or of none.
     *
     * @param recipient the address alone, without a name, as it goes out; its case does not count
     * @param usageType each has a budget of its own with each recipient
     * @param clientIp the IP address of the end user who asked for the message, never that of the calling service; null
     *     if the caller did not say, then only the recipient's budget counts. IPv6 addresses of one /64 network are one
     *     user's
     * @return empty to go ahead; else how long until the next is allowed, and nothing was taken
     */
    Optional<Duration> take(String recipient, UsageType usageType, @Nullable String clientIp);

    /**
     * Gives back what {@link #take} took for a message that was certainly never accepted, and is not tried again: it
     * does not count. Does nothing if nothing is taken.
     */
    void giveBack(String recipient, UsageType usageType, @Nullable String clientIp);
}
