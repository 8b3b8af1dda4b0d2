package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Sends at most one message under a key while its caller waits. */
final class KeyedSender {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final Delivery delivery;
    private final MessageStore store;
    private final Recorder recorder;
    private final Leases leases;
    private final Clock clock;

    KeyedSender(
            EmailComposer composer,
            Budgets budgets,
            Delivery delivery,
            MessageStore store,
            Recorder recorder,
            Leases leases,
            Clock clock) {
        this.composer = composer;
        this.budgets = budgets;
        this.delivery = delivery;
        this.store = store;
        this.recorder = recorder;
        this.leases = leases;
        this.clock = clock;
    }

    SentEmail send(SendRequest request, IdempotencyKey key, int index) {
        // Before anything else: the answer must not depend on what has changed since.
        StoredMessage before = store.find(key, clock.instant()).get(index);
        if (before != null && before.state() != MessageState.FAILED) {
            return Replay.of(before);
        }
        ComposedEmail composed = composer.compose(request, request.placeholders());
        budgets.take(request);
        Lease lease = leases.next();
        Acceptance acceptance = accept(NewMessages.of(composed, request, clock.instant(), lease, key, index), request);
        if (!(acceptance instanceof Acceptance.Kept kept)) {
            budgets.giveBack(request);
            return Replay.of(acceptance.message());
        }
        DeliveryResult result = delivery.deliver(composed.consignment(), composed.lifetime(), request.priority());
        recorder.end(Objects.requireNonNull(kept.claim(), "it came with a lease"), result);
        budgets.settle(request, result);
        return Sent.of(composed, result.orThrow());
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
