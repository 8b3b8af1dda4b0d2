package dev.sesame.core.port.out;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;

/**
 * Told how sending goes: of every attempt to hand a message to a transport, and of every message's end. Called on the thread
 * that sends, keeps or sweeps messages: must not block; what it throws is dropped. Safe for concurrent use.
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
     * answer comes late.
     *
     * <p>A message that ends in the queue, where nobody is sending it, is {@link Outcome#NOT_SENT}, or {@code UNKNOWN} if an
     * earlier attempt was: with {@link ErrorCode#EXPIRED} past its deadline, with {@link ErrorCode#SUPERSEDED} if a newer code
     * took its place. The instance that finds it so is told, once: of an expired one within seconds; not at all if the process
     * or the answer of the database is lost in that moment.
     */
    default void ended(Sending message, SendEnd end) {}
}
