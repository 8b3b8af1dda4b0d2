package dev.sesame.core.service;

import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.template.UsedTemplate;

/** Answers a call whose message was accepted. */
final class Sent {

    private Sent() {}

    static SentEmail of(ComposedEmail composed, DeliveryResult.Accepted accepted) {
        return new SentEmail(
                composed.email().id(),
                accepted.receipt(),
                accepted.transport(),
                UsedTemplate.of(composed.template()),
                accepted.attempts());
    }
}
