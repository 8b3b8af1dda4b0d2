package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends at most one message under a key while its caller waits. */
final class KeyedSender {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final Delivery delivery;
    private final MessageStore store;
    private final Recorder recorder;
    private final Leases leases;
    private final SendNews news;
    private final Clock clock;
    private final Semaphore underWay = new Semaphore(Integer.MAX_VALUE);

    KeyedSender(
            EmailComposer composer,
            Budgets budgets,
            Delivery delivery,
            MessageStore store,
            Recorder recorder,
            Leases leases,
            SendNews news,
            Clock clock) {
        this.composer = composer;
        this.budgets = budgets;
        this.delivery = delivery;
        this.store = store;
        this.recorder = recorder;
        this.leases = leases;
        this.news = news;
        this.clock = clock;
    }

    SentEmail send(SendRequest request, IdempotencyKey key, int index) {
        underWay.acquireUninterruptibly();
        try {
            return sendOnce(request, key, index);
        } finally {
            underWay.release();
        }
    }

    /** Returns once no call is under way, or after so long. */
    void await(Duration atMost) throws InterruptedException {
        if (underWay.tryAcquire(Integer.MAX_VALUE, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            underWay.release(Integer.MAX_VALUE);
        }
    }

    private SentEmail sendOnce(SendRequest request, IdempotencyKey key, int index) {
        Instant acceptedAt = clock.instant();
        Sending taken = SendNews.of(request, Sending.Way.DIRECT, acceptedAt);
        // Before anything else: the answer must not depend on what has changed since.
        Optional<StoredMessage> before = news.watch(taken, () -> store.find(key, index, acceptedAt));
        if (before.isPresent() && before.get().state() != MessageState.FAILED) {
            return Replay.of(before.get());
        }
        ComposedEmail composed = news.watch(taken, () -> compose(request));
        Lease lease = leases.next();
        NewMessage message = NewMessages.of(composed, request, acceptedAt, lease, key, index);
        Acceptance acceptance = news.watch(taken, () -> accept(message, request));
        news.superseded(acceptance);
        if (!(acceptance instanceof Acceptance.Kept kept)) {
            budgets.giveBack(request);
            return Replay.of(acceptance.message());
        }
        DeliveryResult result = delivery.deliver(
                composed.consignment(),
                leases.window(message.expiresAt(), lease),
                request.priority(),
                request.tryUntil());
        recorder.end(Objects.requireNonNull(kept.claim(), "it came with a lease"), result);
        budgets.settle(request, result);
        news.ended(taken.withId(composed.email().id()), result);
        return Sent.of(composed, result.orThrow());
    }

    private ComposedEmail compose(SendRequest request) {
        recorder.catchUp();
        ComposedEmail composed = composer.compose(request, request.placeholders());
        budgets.take(request);
        return composed;
    }

    private Acceptance accept(NewMessage message, SendRequest request) {
        try {
            return store.accept(List.of(message)).get(0);
        } catch (ConnectorException e) {
            // Even if it is kept, nobody sends it.
            budgets.giveBack(request);
            throw e;
        }
    }
}
