package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SendTestEmail;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.Sending;
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
    private final SendNews news;
    private final Clock clock;

    TestEmailSender(EmailComposer composer, Budgets budgets, EmailTransport transport, SendNews news, Clock clock) {
        this.composer = composer;
        this.budgets = budgets;
        this.transport = transport;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public SentEmail send(ConnectorConfig connector, SendRequest request) {
        Sending taken = SendNews.of(request, Sending.Way.TEST, clock.instant());
        ComposedEmail composed = news.watch(taken, () -> compose(connector, request));
        Sending message = taken.withId(composed.email().id());
        DeliveryResult result;
        try {
            result = deliver(composed.email(), connector);
        } catch (RuntimeException e) {
            news.lost(message, "Something failed while it was being sent");
            throw e;
        }
        news.ended(message, result);
        return Sent.of(composed, result.orThrow());
    }

    private ComposedEmail compose(ConnectorConfig connector, SendRequest request) {
        Payload payload = request.payload().withDefaults(SamplePayload.of(request.usageType()));
        ComposedEmail composed = composer.compose(request.withPayload(payload), request.placeholders(), connector);
        budgets.take(request);
        return composed;
    }

    private DeliveryResult deliver(OutboundEmail email, ConnectorConfig connector) {
        Instant started = clock.instant();
        try {
            Receipt receipt = transport.send(email, connector.account());
            Attempt attempt = Attempt.accepted(transport.name(), started, clock.instant(), receipt);
            return new DeliveryResult.Accepted(List.of(attempt), receipt, transport.name());
        } catch (TransportException failure) {
            Attempt attempt = Attempt.failed(transport.name(), started, clock.instant(), failure);
            return new DeliveryResult.Failed(List.of(attempt), failure, null);
        }
    }
}
