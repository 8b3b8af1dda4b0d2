package dev.sesame.http.api.message;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that is kept, because it was sent in the background or under an Idempotency-Key.
 *
 * @param id our id of the message
 * @param status its state, such as {@code queued} or {@code unknown}
 * @param to the recipient's address
 * @param usageType what it is for
 * @param connector the id of its connector
 * @param template the template it was made of
 * @param acceptedAt when Sesame took it
 * @param expiresAt from when on it is not sent any more
 * @param updatedAt when it last changed
 * @param nextAttemptAt when it is tried next; only while it is queued
 * @param messageId the id that SES gave it; only when SES accepted it
 * @param attempts every try to send it, in order
 * @param detail why it is where it is, when no attempt says so
 * @param simulated true if it goes to the simulator instead of Amazon; nobody will get it
 */
@Schema(name = "KeptMessage")
record KeptMessage(
        String id,
        String status,
        String to,
        String usageType,
        String connector,
        TemplateUsed template,
        Instant acceptedAt,
        Instant expiresAt,
        Instant updatedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable String messageId,
        List<AttemptMade> attempts,
        @Nullable String detail,
        boolean simulated)
        implements JsonBody {

    /**
     * One try to send a message.
     *
     * @param transport the transport it was tried on
     * @param outcome {@code accepted}, {@code rejected}, {@code not_sent} or {@code unknown}
     * @param code the code of what failed, as in problems
     * @param reason why it failed, as in problems
     * @param detail what failed, for people
     * @param startedAt when it began
     * @param endedAt when its outcome was known
     * @param messageId the id that SES gave the message
     */
    @Schema(name = "Attempt")
    record AttemptMade(
            String transport,
            String outcome,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String detail,
            Instant startedAt,
            Instant endedAt,
            @Nullable String messageId)
            implements JsonBody {

        static AttemptMade of(Attempt attempt) {
            return new AttemptMade(
                    attempt.transport(),
                    attempt.outcome().id(),
                    attempt.reason() == null ? null : attempt.reason().code().id(),
                    attempt.reason() == null ? null : attempt.reason().id(),
                    attempt.detail(),
                    attempt.startedAt(),
                    attempt.endedAt(),
                    attempt.messageId());
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("transport", transport);
            json.put("outcome", outcome);
            json.put("code", code);
            json.put("reason", reason);
            json.put("detail", detail);
            json.put("startedAt", startedAt);
            json.put("endedAt", endedAt);
            json.put("messageId", messageId);
            return json;
        }
    }

    static KeptMessage of(StoredMessage message, boolean simulated) {
        return new KeptMessage(
                message.id(),
                message.state().id(),
                message.recipient(),
                message.usageType().name(),
                message.connector(),
                TemplateUsed.of(message.template()),
                message.acceptedAt(),
                message.expiresAt(),
                message.updatedAt(),
                message.nextAttemptAt(),
                message.attempts().stream()
                        .map(Attempt::messageId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                message.attempts().stream().map(AttemptMade::of).toList(),
                message.detail(),
                simulated);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("status", status);
        json.put("to", to);
        json.put("usageType", usageType);
        json.put("connector", connector);
        json.put("template", template);
        json.put("acceptedAt", acceptedAt);
        json.put("expiresAt", expiresAt);
        json.put("updatedAt", updatedAt);
        json.put("nextAttemptAt", nextAttemptAt);
        json.put("messageId", messageId);
        json.put("attempts", attempts);
        json.put("detail", detail);
        json.put("simulated", simulated);
        return json;
    }

    @Override
    public String toString() {
        return "KeptMessage[" + id + ", " + status + "]";
    }
}
