package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Answers a call that came before under the same key as it was answered then. */
final class Replay {

    /** In less time the first call is rarely answered. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(1);

    private Replay() {}

    /** Throws what the first call failed with, if it did. */
    static SentEmail of(StoredMessage message) {
        return switch (message.state()) {
            case ACCEPTED -> accepted(message);
            case QUEUED, SENDING ->
                throw new TryLaterException(
                        ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT,
                        "The first call with this Idempotency-Key is not answered yet: ask again in a moment",
                        IN_FLIGHT);
            case REJECTED -> throw failure(message, Outcome.REJECTED, FailureReason.CONTENT_REJECTED);
            case FAILED -> throw failure(message, Outcome.NOT_SENT, FailureReason.CONNECTION_FAILED);
            case UNKNOWN -> throw failure(message, Outcome.UNKNOWN, FailureReason.ANSWER_LOST);
            case EXPIRED ->
                throw new UnsendableException(ErrorCode.EXPIRED, "The message expired before it could be sent");
            case SUPERSEDED ->
                throw new UnsendableException(
                        ErrorCode.SUPERSEDED, "A newer code for the same recipient took the message's place");
            case SUPPRESSED ->
                throw new UnsendableException(ErrorCode.RECIPIENT_SUPPRESSED, "The recipient is suppressed");
        };
    }

    private static SentEmail accepted(StoredMessage message) {
        Attempt last = message.attempts().get(message.attempts().size() - 1);
        return new SentEmail(
                message.id(),
                new Receipt(Objects.requireNonNull(last.messageId(), "an acceptance has SES's id")),
                last.transport(),
                message.template(),
                message.attempts());
    }

    /** The last attempt says why, unless the message ended without one: its process stopped after an attempt that failed. */
    private static TransportException failure(StoredMessage message, Outcome outcome, FailureReason otherwise) {
        List<Attempt> attempts = message.attempts();
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        if (last == null || last.outcome() != outcome || last.reason() == null) {
            String detail = message.detail();
            return new TransportException(otherwise, detail == null ? "The message was not accepted" : detail, null);
        }
        return new TransportException(last.reason(), String.valueOf(last.detail()), null);
    }
}
