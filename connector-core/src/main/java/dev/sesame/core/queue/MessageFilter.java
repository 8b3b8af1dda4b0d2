package dev.sesame.core.queue;

import dev.sesame.core.template.UsageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list: those that meet every condition that is set.
 *
 * <p>{@link #toString()} does not show the recipient.
 *
 * @param state in this state; null for any
 * @param recipient to this address, in whatever case; null for any
 * @param usageType for this; null for anything
 * @param acceptedFrom taken then or later; null for no limit
 * @param acceptedTo taken before then; null for no limit
 */
public record MessageFilter(
        @Nullable MessageState state,
        @Nullable String recipient,
        @Nullable UsageType usageType,
        @Nullable Instant acceptedFrom,
        @Nullable Instant acceptedTo) {

    /** Every message. */
    public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null);

    @Override
    public String toString() {
        return "MessageFilter[" + state + ", " + (recipient == null ? "any recipient" : "one recipient") + ", "
                + usageType + ", " + acceptedFrom + " to " + acceptedTo + "]";
    }
}
