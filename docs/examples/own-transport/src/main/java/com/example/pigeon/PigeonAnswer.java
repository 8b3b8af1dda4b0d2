package com.example.pigeon;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Receipt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** What Pigeon's answers mean. Its words are not repeated: they may name the recipient. */
final class PigeonAnswer {

    private PigeonAnswer() {}

    /** The receipt, if it accepted the message. */
    static Receipt read(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 202 -> receipt(answer.body());
            case 400, 422 -> throw failure(answer, FailureReason.CONTENT_REJECTED, "Pigeon refused the message");
            case 401 -> throw failure(answer, FailureReason.INVALID_CREDENTIALS, "Pigeon does not know the token");
            case 403 -> throw failure(answer, FailureReason.ACCESS_DENIED, "The token may not send");
            case 413 -> throw failure(answer, FailureReason.TOO_LARGE, "The message is too large for Pigeon");
            case 429 -> throw failure(answer, FailureReason.THROTTLED, "Pigeon takes no more messages for now");
            // Pigeon's word that it has not taken the message. A 502 or 504 is a proxy's, which cannot know.
            case 503 -> throw failure(answer, FailureReason.PROVIDER_UNAVAILABLE, "Pigeon cannot take messages");
            default -> throw failure(answer, other(answer.statusCode()), "Pigeon, or a proxy, gave an odd answer");
        };
    }

    private static Receipt receipt(byte[] body) {
        try {
            Map<String, Object> json = JSON.std.mapFrom(body);
            if (json.get("id") instanceof String id && !id.isBlank()) {
                return new Receipt(id);
            }
        } catch (IOException e) {
            // As good as an answer without an id. The cause would quote the body.
        }
        throw new TransportException(
                FailureReason.ANSWER_UNREADABLE, "Pigeon answered 202 without the id of the message", null);
    }

    private static FailureReason other(int status) {
        return status < 300 || status >= 500 ? FailureReason.ANSWER_UNREADABLE : FailureReason.UNEXPECTED_ANSWER;
    }

    private static TransportException failure(HttpResponse<?> answer, FailureReason reason, String what) {
        Duration retryAfter = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
        return new TransportException(reason, what + " (HTTP " + answer.statusCode() + ")", retryAfter, null, null);
    }
}
