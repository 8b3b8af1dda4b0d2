package dev.sesame.core.port.out;

import dev.sesame.core.error.StoreException;

/** Told of what somebody should know about the queue. Must not block; what it throws is dropped. Safe for concurrent use. */
public interface QueueListener {

    /** Nobody listens. */
    QueueListener NONE = new QueueListener() {};

    /**
     * A message may have been sent, and nobody knows: its answer was lost, or the process that was sending it stopped.
     *
     * @param id our id of the message
     * @param again whether it is queued again, as is set for its usage type
     */
    default void outcomeUnknown(String id, boolean again) {}

    /**
     * The store cannot be used, in part or at all: nothing is lost, but nothing goes on. Told once until
     * {@link #storeRecovered}.
     */
    default void storeFailed(StoreException failure) {}

    /** The store can be used again. */
    default void storeRecovered() {}

    /**
     * A bug, or no room for another thread: something failed that must not. The queue goes on; a message may stay with its
     * lease.
     */
    default void failed(RuntimeException failure) {}
}
