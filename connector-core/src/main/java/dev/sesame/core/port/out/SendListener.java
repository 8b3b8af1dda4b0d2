package dev.sesame.core.port.out;

import dev.sesame.core.message.Attempt;

/**
 * Told how sending goes: of every attempt to hand a message to a transport, and of every message's end. Called on the thread
 * that sends: must not block; what it throws is dropped. Safe for concurrent use.
 *
 * <p>A call that only repeats what an earlier one with its idempotency key was answered is no send, and nobody is told of it.
 */
public interface SendListener {

    /** Nobody listens. */
    SendListener NONE = new SendListener() {};

    /** A transport was handed the message, and this came of it. Told once the round of attempts is over, in order. */
    default void attempted(Sending message, Attempt attempt) {}

    /**
     * It is over with the message, as far as is known. One of unknown outcome ends again when somebody resends it or its
     * answer comes late. Nobody is told of messages that expire, or are superseded, while they wait in the queue.
     */
    default void ended(Sending message, SendEnd end) {}
}
