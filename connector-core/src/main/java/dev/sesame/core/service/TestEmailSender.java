package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SendTestEmail;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.SamplePayload;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Sends a test message past everything that stands between a message and its transport: an answer is what is wanted. */
final class TestEmailSender implements SendTestEmail {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final EmailTransport transport;
    private final Clock clock;

    TestEmailSender(EmailComposer composer, Budgets budgets, EmailTransport transport, Clock clock) {
        this.composer = composer;
        this.budgets = budgets;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public SentEmail send(ConnectorConfig connector, SendRequest request) {
        Payload payload = request.payload().withDefaults(SamplePayload.of(request.usageType()));
        ComposedEmail composed = composer.compose(request.withPayload(payload), request.placeholders(), connector);
        budgets.take(request);
        Instant started = clock.instant();
        Receipt receipt = transport.send(composed.email(), connector.account());
        Attempt attempt = Attempt.accepted(transport.name(), started, clock.instant(), receipt);
        return Sent.of(composed, new DeliveryResult.Accepted(List.of(attempt), receipt, transport.name()));
    }
}
