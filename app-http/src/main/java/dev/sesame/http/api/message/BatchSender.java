package dev.sesame.http.api.message;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Sends the messages of a batch while its caller waits. Safe for concurrent use. */
public final class BatchSender {

    /** How many messages of a batch are on their way at once: so few that many batches can be. */
    private static final int AT_ONCE = 8;

    /** What concerns the call as a whole, and not one of its messages. */
    private static final Set<ErrorCode> OF_THE_CALL =
            Set.of(ErrorCode.IDEMPOTENCY_KEY_REUSED, ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT, ErrorCode.STORE_UNAVAILABLE);

    private final SendEmail sendEmail;
    private final Duration budget;
    private final Clock clock;

    /** Sends so; no message of a batch is begun, nor tried again, later than this after the first. */
    public BatchSender(SendEmail sendEmail, Duration budget, Clock clock) {
        this.sendEmail = sendEmail;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * What became of a message: one of the two is there.
     *
     * @param sent the message
     * @param failure why there is none
     */
    record Ended(@Nullable SentEmail sent, @Nullable ConnectorException failure) {

        /** Whether somebody may get the message. */
        private boolean mayBeSent() {
            return failure == null || failure.kind() == FailureKind.AMBIGUOUS;
        }

        private boolean isOfTheCall() {
            return failure != null && OF_THE_CALL.contains(failure.code());
        }
    }

    /**
     * Sends each, and tells what became of each, in order. Those that were not begun in time are certainly not sent.
     *
     * @throws ConnectorException what concerns the call as a whole; nothing was sent
     */
    List<Ended> send(List<BatchReader.Item> items, @Nullable IdempotencyKey key) throws InterruptedException {
        List<Ended> ended = sendAll(items, key);
        if (ended.stream().noneMatch(Ended::mayBeSent)) {
            ended.stream().filter(Ended::isOfTheCall).findFirst().ifPresent(refused -> {
                throw Objects.requireNonNull(refused.failure());
            });
        }
        return ended;
    }

    private List<Ended> sendAll(List<BatchReader.Item> items, @Nullable IdempotencyKey key)
            throws InterruptedException {
        Call call = new Call(key, clock.instant().plus(budget));
        try (ExecutorService senders =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            try {
                return results(items, call, senders);
            } finally {
                // Those that wait for their turn need not have it, if nobody waits for them any more.
                call.givenUp = true;
            }
        }
    }

    private static List<Ended> results(List<BatchReader.Item> items, Call call, ExecutorService senders)
            throws InterruptedException {
        // The id of the request, for the log.
        PropagatedContext context = PropagatedContext.getOrEmpty();
        List<Future<Ended>> sending = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            Callable<Ended> one = () -> call.send(items.get(place), place);
            sending.add(senders.submit(context.wrap(one)));
        }
        List<Ended> ended = new ArrayList<>();
        for (Future<Ended> message : sending) {
            ended.add(result(message));
        }
        return ended;
    }

    private static Ended result(Future<Ended> sending) throws InterruptedException {
        try {
            return sending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a send throws nothing else", e);
        }
    }

    private final class Call {

        private final @Nullable IdempotencyKey key;
        private final Instant until;
        private volatile boolean givenUp;
        private volatile @Nullable ConnectorException refusal;

        private Call(@Nullable IdempotencyKey key, Instant until) {
            this.key = key;
            this.until = until;
        }

        private Ended send(BatchReader.Item item, int place) {
            SendRequest request = item.request();
            if (request == null || item.invalid() != null) {
                return new Ended(null, Objects.requireNonNull(item.invalid()));
            }
            ConnectorException why = notToBegin(place);
            if (why != null) {
                return new Ended(null, why);
            }
            SendRequest timed = request.withTryUntil(until);
            try {
                return new Ended(key == null ? sendEmail.send(timed) : sendEmail.send(timed, key, place), null);
            } catch (ConnectorException e) {
                if (e.code() == ErrorCode.STORE_UNAVAILABLE) {
                    // The others would only wait for it, too.
                    refusal = e;
                }
                return new Ended(null, e);
            }
        }

        private @Nullable ConnectorException notToBegin(int place) {
            if (refusal != null) {
                return refusal;
            }
            // The first ones do not wait for others: they are in time by any budget.
            if (givenUp || (place >= AT_ONCE && clock.instant().isAfter(until))) {
                return new TransportException(
                        FailureReason.CONNECTIONS_BUSY,
                        "The batch took too long before this message's turn came, nothing was sent: send it again, in a"
                                + " smaller batch or with Prefer: respond-async",
                        null);
            }
            return null;
        }
    }
}
