package dev.sesame.core.queue;

import java.time.Instant;

/**
 * What a caller marks a request with, so that a repeated request does nothing new.
 *
 * <p>{@link #toString()} does not show the key.
 *
 * @param scope who calls, such as the name of an API key; callers do not share keys. May be empty
 * @param key the key as the caller chose it
 * @param payloadHash a digest of the whole request: the same key with another one is refused
 * @param expiresAt from when on the key counts as never seen
 */
public record IdempotencyKey(String scope, String key, String payloadHash, Instant expiresAt) {

    @Override
    public String toString() {
        return "IdempotencyKey[…]";
    }
}
