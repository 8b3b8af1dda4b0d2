package dev.sesame.core.service;

import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends a message while its caller waits. */
final class EmailSender implements SendEmail {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final Delivery delivery;
    private final SendNews news;
    private final Clock clock;
    private final @Nullable KeyedSender keyed;

    EmailSender(
            EmailComposer composer,
            Budgets budgets,
            Delivery delivery,
            SendNews news,
            Clock clock,
            @Nullable KeyedSender keyed) {
        this.composer = composer;
        this.budgets = budgets;
        this.delivery = delivery;
        this.news = news;
        this.clock = clock;
        this.keyed = keyed;
    }

    @Override
    public SentEmail send(SendRequest request) {
        Instant acceptedAt = clock.instant();
        Sending taken = SendNews.of(request, Sending.Way.DIRECT, acceptedAt);
        ComposedEmail composed = news.watch(taken, () -> compose(request));
        Sending message = taken.withId(composed.email().id());
        SendWindow window = SendWindow.of(acceptedAt, composed.lifetime());
        DeliveryResult result = deliver(composed, window, request, message);
        budgets.settle(request, result);
        news.ended(message, result);
        return Sent.of(composed, result.orThrow());
    }

    private ComposedEmail compose(SendRequest request) {
        ComposedEmail composed = composer.compose(request, request.placeholders());
        budgets.take(request);
        return composed;
    }

    private DeliveryResult deliver(ComposedEmail composed, SendWindow window, SendRequest request, Sending message) {
        try {
            return delivery.deliver(composed.consignment(), window, request.priority(), request.tryUntil());
        } catch (RuntimeException e) {
            // A bug: whether it came before the handover or after, nobody knows.
            news.lost(message, "Something failed while it was being sent");
            throw e;
        }
    }

    @Override
    public SentEmail send(SendRequest request, IdempotencyKey key, int index) {
        if (keyed == null) {
            throw new IllegalStateException("Sesame has no store to keep keys in");
        }
        return keyed.send(request, key, index);
    }
}
