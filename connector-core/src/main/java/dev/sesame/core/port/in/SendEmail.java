package dev.sesame.core.port.in;

import dev.sesame.core.queue.IdempotencyKey;

/** Makes a message of a template and hands it to the provider. Safe for concurrent use. */
public interface SendEmail {

    /**
     * Sends one message and returns once the provider has accepted it. A message that certainly did not reach the provider
     * is tried again within the retry policy's limits, and on the second transport if there is one; one whose outcome is
     * unknown never is.
     *
     * @throws dev.sesame.core.error.UnsendableException if no message can be made of the request; nothing was sent
     * @throws dev.sesame.core.error.TransportException if the provider did not accept it, or may have without saying so;
     *     its kind says whether it is safe to send again
     */
    SentEmail send(SendRequest request);

    /**
     * Sends at most one message under a key, whatever fails: if the call came before, nothing is sent and it is answered as
     * it was then. A call that ended without a message being sent, and might do better now, counts as never made. The
     * message is kept before it is handed over, so that even a crash sends nothing twice.
     *
     * @param index the place of the message among those of the same key; 0 if it is the only one
     * @throws dev.sesame.core.error.TryLaterException with {@code IDEMPOTENCY_KEY_IN_FLIGHT} while the call that came first is
     *     not answered yet
     * @throws dev.sesame.core.error.UnsendableException as above, or with {@code IDEMPOTENCY_KEY_REUSED} if the key came with
     *     another request; nothing was sent
     * @throws dev.sesame.core.error.StoreException if the store cannot be used; nothing was sent
     * @throws dev.sesame.core.error.TransportException as above
     * @throws IllegalStateException if Sesame has no store
     */
    SentEmail send(SendRequest request, IdempotencyKey key, int index);
}
