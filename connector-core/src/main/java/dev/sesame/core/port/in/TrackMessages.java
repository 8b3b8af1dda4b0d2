package dev.sesame.core.port.in;

import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of the messages that are kept: those sent in the background or under a key. Safe for concurrent use.
 * Each method throws {@link dev.sesame.core.error.StoreException} if the store cannot be used.
 */
public interface TrackMessages {

    /** The message of that id; empty if there is none, or its history is over. */
    Optional<StoredMessage> find(String id);

    /**
     * Messages, newest first.
     *
     * @param afterId only those older than this one; null to start with the newest
     * @param max at most so many
     */
    List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max);

    /**
     * Sends a message of unknown outcome again, in the background. It may arrive twice: only its sender can tell whether
     * that is better than not at all.
     *
     * @return the message, queued; empty if there is no such message
     * @throws dev.sesame.core.error.UnsendableException with {@code NOT_RESENDABLE} if its outcome is known, it expired, or
     *     its content is deleted; nothing was changed
     */
    Optional<StoredMessage> resend(String id);

    /** How the queue is doing. */
    QueueStats stats();
}
