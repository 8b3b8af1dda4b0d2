package dev.sesame.core.service;

import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.out.MessageStore;
import java.util.UUID;

/** Everything that needs the store, put together. */
final class MessageQueue {

    private final QueueWorkers workers;
    private final Housekeeping housekeeping;
    private final KeyedSender sender;
    private final EmailQueue queueEmail;
    private final MessageTracker trackMessages;

    MessageQueue(
            Sesame.Builder parts,
            MessageStore store,
            EmailComposer composer,
            Budgets budgets,
            Route route,
            Delivery delivery,
            Holds holds) {
        var watch = new StoreWatch(parts.listener);
        var recorder = new Recorder(store, watch, parts.clock);
        // Names this process to people who look into the store; nothing depends on it.
        var leases = new Leases("sesame-" + UUID.randomUUID(), parts.queuing.lease(), parts.clock);
        var queued = new QueuedDelivery(
                parts.connectors,
                route,
                parts.limiter,
                recorder,
                parts.listener,
                leases,
                holds,
                parts.queuing,
                parts.clock,
                parts.random);
        this.workers = new QueueWorkers(
                store, queued, leases, holds, watch, parts.listener, parts.queuing, parts.clock, parts.workers);
        this.housekeeping = new Housekeeping(store, recorder, watch, parts.listener, parts.queuing, parts.clock);
        this.sender = new KeyedSender(composer, budgets, delivery, store, recorder, leases, parts.clock);
        this.queueEmail = new EmailQueue(composer, budgets, store, parts.clock, workers::wake);
        this.trackMessages = new MessageTracker(store, parts.clock, workers::wake);
    }

    void start() {
        workers.start();
        housekeeping.start();
    }

    void stop() {
        try {
            workers.stop();
            housekeeping.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    QueueWorkers workers() {
        return workers;
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    KeyedSender sender() {
        return sender;
    }

    QueueEmail queueEmail() {
        return queueEmail;
    }

    TrackMessages trackMessages() {
        return trackMessages;
    }
}
