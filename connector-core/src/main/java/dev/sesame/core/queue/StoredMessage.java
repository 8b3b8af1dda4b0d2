package dev.sesame.core.queue;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a message, apart from its content. Times count in milliseconds.
 *
 * <p>{@link #toString()} shows the id and the state only.
 *
 * @param id our own id of the message
 * @param connector the id of the connector to send it with
 * @param recipient the recipient's address
 * @param usageType what it is for
 * @param template the template it was made of
 * @param state where it is
 * @param acceptedAt when we took it
 * @param expiresAt from when on it is not worth delivering
 * @param updatedAt when it last changed
 * @param nextAttemptAt when it is due; null unless it is queued
 * @param attempts every try to send it, the first one first
 * @param detail why it is in this state, when no attempt says so; null if there is nothing to say
 */
public record StoredMessage(
        String id,
        String connector,
        String recipient,
        UsageType usageType,
        UsedTemplate template,
        MessageState state,
        Instant acceptedAt,
        Instant expiresAt,
        Instant updatedAt,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts,
        @Nullable String detail) {

    /** Copies the attempts. */
    public StoredMessage {
        attempts = List.copyOf(attempts);
    }

    @Override
    public String toString() {
        return "StoredMessage[" + id + ", " + state.id() + "]";
    }
}
