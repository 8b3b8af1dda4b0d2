package dev.sesame.core.service;

import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.MessageStore;
import java.time.Duration;
import java.util.UUID;

/** Everything that needs the store, put together. */
final class MessageQueue {

    private final QueueWorkers workers;
    private final Housekeeping housekeeping;
    private final KeyedSender sender;
    private final EmailQueue queueEmail;
    private final MessageTracker trackMessages;
    private final Duration lease;

    MessageQueue(
            SesameBuilder parts,
            MessageStore store,
            ConnectorSource connectors,
            EmailComposer composer,
            Budgets budgets,
            Route route,
            Delivery delivery,
            Holds holds,
            StoreWatch watch,
            SafeListener listener,
            SendNews news) {
        var recorder = new Recorder(store, watch, listener, news, parts.clock);
        // Names this process to people who look into the store; nothing depends on it.
        var leases = new Leases("sesame-" + UUID.randomUUID(), parts.queuing.lease(), parts.clock);
        var queued = new QueuedDelivery(
                connectors,
                route,
                parts.limiter,
                recorder,
                listener,
                news,
                leases,
                holds,
                parts.queuing,
                parts.clock,
                parts.random);
        this.workers = new QueueWorkers(
                store, queued, recorder, leases, holds, watch, listener, parts.queuing, parts.clock, parts.workers);
        this.housekeeping = new Housekeeping(store, recorder, watch, listener, news, parts.queuing, parts.clock);
        this.sender = new KeyedSender(composer, budgets, delivery, store, recorder, leases, news, parts.clock);
        this.queueEmail = new EmailQueue(composer, budgets, store, news, parts.clock, workers::wake);
        this.lease = parts.queuing.lease();
        this.trackMessages = new MessageTracker(store, parts.clock, workers::wake);
    }

    void start() {
        workers.start();
        housekeeping.start();
    }

    void stop() {
        try {
            workers.stop();
            sender.await(lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Last, to write down what became of those that were being sent.
            housekeeping.stop();
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
