package dev.sesame.core.service;

import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;

/** Sends a message while its caller waits. */
final class EmailSender implements SendEmail {

    private final EmailComposer composer;
    private final Delivery delivery;

    EmailSender(EmailComposer composer, Delivery delivery) {
        this.composer = composer;
        this.delivery = delivery;
    }

    @Override
    public SentEmail send(SendRequest request) {
        ComposedEmail composed = composer.compose(request, request.placeholders());
        DeliveryResult.Accepted accepted =
                delivery.deliver(composed, request.lifetime()).orThrow();
        return new SentEmail(
                composed.email().id(),
                accepted.receipt(),
                accepted.transport(),
                composed.template(),
                accepted.attempts());
    }
}
