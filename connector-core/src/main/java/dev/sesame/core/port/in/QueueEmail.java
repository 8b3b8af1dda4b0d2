package dev.sesame.core.port.in;

import dev.sesame.core.queue.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes messages to be sent in the background. Safe for concurrent use. */
public interface QueueEmail {

    /**
     * Makes messages of the requests and keeps them. When it returns, those that are kept are durable: each will be
     * accepted by the provider, or end in another state that says why it was not. A request that no message can be made of
     * fails on its own.
     *
     * @param requests what to send; each result is told in this order
     * @param key what the caller marked the call with; null if with nothing. A call that came before under the same key does
     *     nothing new and is answered as it was then
     * @throws dev.sesame.core.error.UnsendableException with {@code IDEMPOTENCY_KEY_REUSED} if the key came with another
     *     request; nothing was kept
     * @throws dev.sesame.core.error.StoreException if the store cannot be used; nothing was kept, unless its kind is ambiguous
     */
    List<QueuedEmail> queue(List<SendRequest> requests, @Nullable IdempotencyKey key);
}
