package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes on how sending goes to somebody who may fail to hear it: that must not cost a message or its record. */
final class SendNews {

    /** Another call is to blame, which is told of itself. */
    private static final Set<ErrorCode> OF_THE_KEY =
            Set.of(ErrorCode.IDEMPOTENCY_KEY_REUSED, ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT);

    private final SendListener listener;

    SendNews(SendListener listener) {
        this.listener = listener;
    }

    static Sending of(SendRequest request, Sending.Way way, Instant takenAt) {
        return new Sending(
                null, request.connector(), request.usageType(), request.to().address(), way, takenAt);
    }

    static Sending of(StoredMessage message) {
        return new Sending(
                message.id(),
                message.connector(),
                message.usageType(),
                message.recipient(),
                Sending.Way.QUEUED,
                message.acceptedAt());
    }

    /** Takes a step before the first attempt, and tells if the message ends with it. */
    <T extends @Nullable Object> T watch(Sending message, Supplier<T> step) {
        try {
            return step.get();
        } catch (ConnectorException e) {
            refused(message, e);
            throw e;
        }
    }

    /** The message ends before its first attempt, unless the store may have kept it: then it is told of from there. */
    void refused(Sending message, ConnectorException why) {
        if (why.kind() != FailureKind.AMBIGUOUS && !OF_THE_KEY.contains(why.code())) {
            end(message, failed(why, List.of()));
        }
    }

    /** The message was tried, and ends with this. */
    void ended(Sending message, DeliveryResult result) {
        attempted(message, result);
        end(
                message,
                result instanceof DeliveryResult.Failed failed
                        ? failed(failed.failure(), failed.attempts())
                        : accepted((DeliveryResult.Accepted) result));
    }

    /** The message was tried, and will be again. */
    void attempted(Sending message, DeliveryResult result) {
        result.attempts().forEach(attempt -> tell(() -> listener.attempted(message, attempt)));
    }

    /** These gave way to the message. */
    void superseded(Acceptance acceptance) {
        if (acceptance instanceof Acceptance.Kept kept) {
            kept.superseded().forEach(this::leftQueue);
        }
    }

    /** The message ended while it was queued: nobody was sending it. */
    void leftQueue(StoredMessage message) {
        leftQueue(message, message.state(), message.attempts());
    }

    /** The same, where the message is as it was before it was tried again. */
    void leftQueue(StoredMessage before, MessageState state, List<Attempt> attempts) {
        boolean sure = attempts.stream().noneMatch(attempt -> attempt.outcome() == Outcome.UNKNOWN);
        end(
                of(before),
                new SendEnd(
                        sure ? Outcome.NOT_SENT : Outcome.UNKNOWN,
                        code(state),
                        null,
                        null,
                        null,
                        why(state, before.detail()),
                        attempts.isEmpty()
                                ? null
                                : attempts.get(attempts.size() - 1).endedAt()));
    }

    private static ErrorCode code(MessageState state) {
        return switch (state) {
            case EXPIRED -> ErrorCode.EXPIRED;
            case SUPERSEDED -> ErrorCode.SUPERSEDED;
            default -> ErrorCode.NOT_SENT;
        };
    }

    private static String why(MessageState state, @Nullable String detail) {
        return switch (state) {
            case EXPIRED -> "It expired in the queue";
            case SUPERSEDED -> "A newer code for the same recipient took its place in the queue";
            default -> detail == null ? "It could not be sent from the queue" : detail;
        };
    }

    /** Whether the message was sent, nobody knows: whoever was sending it stopped without a word. */
    void lost(Sending message, String detail) {
        end(message, new SendEnd(Outcome.UNKNOWN, ErrorCode.OUTCOME_UNKNOWN, null, null, null, detail, null));
    }

    private static SendEnd accepted(DeliveryResult.Accepted result) {
        Attempt last = result.attempts().get(result.attempts().size() - 1);
        return new SendEnd(
                Outcome.ACCEPTED,
                null,
                null,
                result.transport(),
                result.receipt().messageId(),
                null,
                last.endedAt());
    }

    private static SendEnd failed(ConnectorException failure, List<Attempt> attempts) {
        FailureReason reason = failure instanceof TransportException transport ? transport.reason() : null;
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        return new SendEnd(
                // As those that expire in the queue: who notices first is chance.
                failure.code() == ErrorCode.EXPIRED ? Outcome.NOT_SENT : Outcome.of(failure.kind()),
                failure.code(),
                reason,
                transport(attempts, reason),
                null,
                failure.getMessage(),
                last == null ? null : last.endedAt());
    }

    /** The transport that failed for this reason last: one before may have decided what became of the message. */
    private static @Nullable String transport(List<Attempt> attempts, @Nullable FailureReason reason) {
        String transport = null;
        for (Attempt attempt : attempts) {
            if (attempt.reason() == reason) {
                transport = attempt.transport();
            }
        }
        return transport;
    }

    private void end(Sending message, SendEnd end) {
        tell(() -> listener.ended(message, end));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            // There is nobody else to tell.
        }
    }
}
