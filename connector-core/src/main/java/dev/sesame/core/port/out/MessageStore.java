package dev.sesame.core.port.out;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are kept from the moment we take them until their history is purged: the queue, its idempotency keys,
 * and what became of each message. What a method has done when it returns is durable: it survives {@code kill -9} and a
 * power cut. The store never decides to send twice, and knows no time but the one it is told.
 *
 * <p>Safe for concurrent use, also by several processes where the database allows it. {@code MessageStoreContract} in the
 * core's test jar says, as tests, what each must do.
 *
 * <p>Every method throws {@link StoreException} if the database cannot be used: nothing was changed, unless its kind is
 * ambiguous. {@link IllegalStateException} after {@link #close()}.
 */
public interface MessageStore extends AutoCloseable {

    /** The most messages that one {@link #sweep} changes in either way. */
    int MAX_SWEPT = 1_000;

    /** The most attempts of a message that are kept: the first ten and, after those, the latest. */
    int MAX_ATTEMPTS = 100;

    /**
     * Keeps new messages, all or none, and returns once they are durable. One with a lease is {@link MessageState#SENDING}
     * at once, others are queued and due.
     *
     * <p>A message whose key already stands for its place is not kept: its acceptance is the message that was, unless that
     * one {@link MessageState#FAILED}, which leaves the place to the new one. A key past its time at the new message's
     * {@code acceptedAt} does not count.
     *
     * <p>A code takes the place of the codes that came before it, in the store and in this call, for the same recipient (in
     * whatever case), connector and usage type, if they were not accepted at a later time: those queued become
     * {@link MessageState#SUPERSEDED}, those being sent are not queued again. Whoever is superseded is told with exactly one
     * acceptance; with none if this fails with an ambiguous kind.
     *
     * @param messages what to keep; all with the same key or all without. Ids must be new
     * @return one acceptance for each, in order
     * @throws UnsendableException with {@code IDEMPOTENCY_KEY_REUSED} if the key stands for another payload; nothing was
     *     kept
     */
    List<Acceptance> accept(List<NewMessage> messages);

    /**
     * Takes due messages out of the queue to send them: lower priority first, then those due longest. No message goes to
     * two. Expired ones are left for {@link #sweep}, which also tells of those that end here, as their content cannot be read
     * or a newer code took their place. If this fails with an ambiguous kind, messages may have been taken
     * that nobody sends; the next claim or sweep of this store puts them back. Only if its process ends before that, they
     * become {@link MessageState#UNKNOWN} with the end of the lease: nobody is left to tell that they were not sent.
     *
     * @param lease who takes them, and for how long
     * @param max at most so many
     * @param exceptConnectors none of these connectors
     */
    List<ClaimedMessage> claim(Lease lease, int max, Instant now, Set<String> exceptConnectors);

    /**
     * Writes down what happened to a claimed message, if its claim is still the last one. A message that is unknown
     * because the lease ran out, or because the same claim said so, is corrected. Saying the same again changes nothing.
     *
     * @param newAttempts the tries since the last record; at most {@value #MAX_ATTEMPTS} are kept, the first ten and the
     *     latest
     * @param next what it becomes; {@link MessageState#QUEUED} becomes {@link MessageState#SUPERSEDED} if a newer code has
     *     taken its place
     * @param nextAttemptAt when it is due again; only with {@code QUEUED}, null for at once
     * @param detail why, when no attempt says so; without recipient, code or secret
     * @return the state it has now; empty if somebody else has claimed or resent it since, or it is gone: nothing was
     *     changed
     * @throws IllegalArgumentException if a message being sent cannot become {@code next}
     */
    Optional<MessageState> record(
            Claim claim,
            List<Attempt> newAttempts,
            MessageState next,
            @Nullable Instant nextAttemptAt,
            @Nullable String detail,
            Instant now);

    /**
     * Ends what can no longer go on: queued messages past their deadline expire; messages whose lease is over become
     * {@link MessageState#UNKNOWN}, since they may have been sent. At most {@link #MAX_SWEPT} of each; call again for more.
     *
     * <p>Each message that ends in the queue is told once, by one sweep of one store. If a sweep fails, what it did not do is
     * told by a later one; what it did, if its kind is ambiguous, by none.
     *
     * @param resend usage types whose messages rather arrive twice than not at all: they are queued again instead, unless
     *     they expired or a newer code took their place
     * @return those whose lease was over, {@code UNKNOWN} or {@code QUEUED}, and those that ended in the queue, by this sweep or
     *     by claims of this store since the last one; all as they are now, in no order
     */
    List<StoredMessage> sweep(Instant now, Set<UsageType> resend);

    /** The message of that id. */
    Optional<StoredMessage> find(String id);

    /**
     * The messages that came under the key, by their places; empty if the key is unknown or past its time.
     *
     * @throws UnsendableException with {@code IDEMPOTENCY_KEY_REUSED} if the key stands for another payload
     */
    Map<Integer, StoredMessage> find(IdempotencyKey key, Instant now);

    /**
     * The message that came under the key in this place, whatever came in the others; empty if the key is unknown or past
     * its time.
     *
     * @throws UnsendableException with {@code IDEMPOTENCY_KEY_REUSED} if the key stands for another payload, in any place
     */
    Optional<StoredMessage> find(IdempotencyKey key, int place, Instant now);

    /**
     * Messages, newest first, by their ids.
     *
     * @param afterId only those older than this one, which need not exist; null to start with the newest
     * @param max at most so many
     */
    List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max);

    /**
     * Queues an unknown message again, due at once, although it may arrive twice. Only if it has not expired, its content
     * is still there and no newer code took its place; otherwise nothing is changed.
     *
     * @return the state it has now: {@code QUEUED} if this worked or it was queued before; empty if there is no such message
     */
    Optional<MessageState> resend(String id, Instant now);

    /** How the queue is doing. */
    QueueStats stats(Instant now);

    /**
     * Deletes what nobody needs any more: messages in a final state that last changed before {@code historyBefore} and
     * have no key that still stands, keys past their time, and contents that cannot be sent any more.
     *
     * @param max at most so many messages, keys and contents each; call again for more
     * @return how many messages were deleted
     */
    int purge(Instant now, Instant historyBefore, int max);

    /** Waits for what is under way, and releases the database. Idempotent. */
    @Override
    void close();
}
