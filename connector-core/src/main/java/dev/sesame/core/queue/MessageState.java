package dev.sesame.core.queue;

import java.util.Locale;

/** Where a message is on its way from us to the provider. What happens after the provider has it is not a state of ours. */
public enum MessageState {
    /** Waits for a worker, at once or until the time of its next attempt. */
    QUEUED,

    /** One process has it and may be handing it to the provider right now. */
    SENDING,

    /** The provider returned a message id. Acceptance is not delivery. */
    ACCEPTED,

    /** The provider, or we, refused it for good. */
    REJECTED,

    /** Its deadline passed before it was accepted; it was certainly not sent. */
    EXPIRED,

    /** A newer code for the same recipient took its place; it was certainly not sent. */
    SUPERSEDED,

    /** Its recipient is suppressed: earlier messages bounced or were complained about. It was not sent. */
    SUPPRESSED,

    /** Certainly not sent, and given up. */
    FAILED,

    /**
     * May have been sent: the answer was lost, or the process that was sending it stopped. Never sent again on its own;
     * final until somebody resends it, or the answer comes late.
     */
    UNKNOWN;

    /** Whether nothing more happens to it by itself. */
    public boolean isFinal() {
        return this != QUEUED && this != SENDING;
    }

    /** Whether a message in this state may go over to that one; no state may go over to itself. */
    public boolean canBecome(MessageState next) {
        return switch (this) {
            case QUEUED ->
                switch (next) {
                    case SENDING, EXPIRED, SUPERSEDED, SUPPRESSED, FAILED -> true;
                    default -> false;
                };
            case SENDING -> next != SENDING;
            // Late news of the worker that sent it, or a resend. Suppression is looked up before anything is sent.
            case UNKNOWN ->
                switch (next) {
                    case QUEUED, ACCEPTED, REJECTED, EXPIRED, SUPERSEDED, FAILED -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** The state as the HTTP API spells it, such as {@code accepted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
