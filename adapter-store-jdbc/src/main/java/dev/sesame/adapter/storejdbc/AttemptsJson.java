package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attempts of a message, as JSON. */
final class AttemptsJson {

    static final String NONE = "[]";

    private AttemptsJson() {}

    static String write(List<Attempt> attempts) {
        return attempts.isEmpty()
                ? NONE
                : Json.write(attempts.stream().map(AttemptsJson::json).toList());
    }

    /** @throws IOException if this is not what {@link #write} wrote */
    static List<Attempt> read(String json) throws IOException {
        if (json.equals(NONE)) {
            return List.of();
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Object attempt : Json.array(json)) {
            attempts.add(attempt(attempt));
        }
        return attempts;
    }

    private static Map<String, @Nullable Object> json(Attempt attempt) {
        FailureReason reason = attempt.reason();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("transport", attempt.transport());
        json.put("startedAt", attempt.startedAt().toEpochMilli());
        json.put("endedAt", attempt.endedAt().toEpochMilli());
        json.put("outcome", attempt.outcome().name());
        json.put("reason", reason == null ? null : reason.name());
        json.put("detail", attempt.detail());
        json.put("messageId", attempt.messageId());
        return json;
    }

    private static Attempt attempt(@Nullable Object json) throws IOException {
        if (json instanceof Map<?, ?> attempt
                && attempt.get("transport") instanceof String transport
                && attempt.get("startedAt") instanceof Number startedAt
                && attempt.get("endedAt") instanceof Number endedAt
                && attempt.get("outcome") instanceof String outcome) {
            String reason = (String) attempt.get("reason");
            return new Attempt(
                    transport,
                    Instant.ofEpochMilli(startedAt.longValue()),
                    Instant.ofEpochMilli(endedAt.longValue()),
                    Outcome.valueOf(outcome),
                    reason == null ? null : FailureReason.valueOf(reason),
                    (String) attempt.get("detail"),
                    (String) attempt.get("messageId"));
        }
        throw new IOException("an attempt is not as it was written");
    }
}
