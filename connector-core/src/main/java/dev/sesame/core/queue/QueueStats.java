package dev.sesame.core.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the queue is doing.
 *
 * @param queued messages that wait, due or not
 * @param due those of them whose time has come and whose deadline has not
 * @param sending messages that somebody is sending
 * @param unknown messages that may have been sent
 * @param oldestQueuedAt when the one that waits longest was taken; null if none waits
 */
public record QueueStats(
        long queued,
        long due,
        long sending,
        long unknown,
        @Nullable Instant oldestQueuedAt) {}
