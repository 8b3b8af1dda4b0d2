package dev.sesame.core.service;

import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends a message while its caller waits. */
final class EmailSender implements SendEmail {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final Delivery delivery;
    private final Clock clock;
    private final @Nullable KeyedSender keyed;

    EmailSender(EmailComposer composer, Budgets budgets, Delivery delivery, Clock clock, @Nullable KeyedSender keyed) {
        this.composer = composer;
        this.budgets = budgets;
        this.delivery = delivery;
        this.clock = clock;
        this.keyed = keyed;
    }

    @Override
    public SentEmail send(SendRequest request) {
        Instant acceptedAt = clock.instant();
        ComposedEmail composed = composer.compose(request, request.placeholders());
        budgets.take(request);
        SendWindow window = SendWindow.of(acceptedAt, composed.lifetime());
        DeliveryResult result =
                delivery.deliver(composed.consignment(), window, request.priority(), request.tryUntil());
        budgets.settle(request, result);
        return Sent.of(composed, result.orThrow());
    }

    @Override
    public SentEmail send(SendRequest request, IdempotencyKey key, int index) {
        if (keyed == null) {
            throw new IllegalStateException("Sesame has no store to keep keys in");
        }
        return keyed.send(request, key, index);
    }
}
