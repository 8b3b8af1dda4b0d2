package dev.sesame.core.port.out;

import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message for the store to keep. Times count in milliseconds; what is finer is cut off.
 *
 * @param email the message, ready for the wire
 * @param connector the id of the connector to send it with
 * @param usageType what it is for
 * @param template the template it was made of
 * @param priority lower goes first: 0 if somebody waits for it, 1 for batches
 * @param acceptedAt when we took it
 * @param expiresAt from when on it is not worth delivering
 * @param supersedes whether it is a code: a newer one takes the place of the older ones of the same recipient, connector
 *     and usage type
 * @param lease for a caller that sends it itself, now; null leaves it to the workers
 * @param key the key of the request that it came with; null if there was none
 * @param keyIndex its place in the batch that came under the key; 0 for a single message
 */
public record NewMessage(
        OutboundEmail email,
        String connector,
        UsageType usageType,
        UsedTemplate template,
        int priority,
        Instant acceptedAt,
        Instant expiresAt,
        boolean supersedes,
        @Nullable Lease lease,
        @Nullable IdempotencyKey key,
        int keyIndex) {

    @Override
    public String toString() {
        return "NewMessage[" + email.id() + "]";
    }
}
