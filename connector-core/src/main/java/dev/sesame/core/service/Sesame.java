package dev.sesame.core.service;

import dev.sesame.core.message.MessageIds;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.TemplateRenderer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Sesame without a server: the use cases, put together. Immutable, safe for concurrent use.
 *
 * <pre>{@code
 * Sesame sesame = Sesame.of(connectors, transport, RetryPolicy.DEFAULT, Clock.systemUTC());
 * SentEmail sent = sesame.sendEmail().send(request);
 * }</pre>
 */
public final class Sesame {

    private final SendEmail sendEmail;
    private final PreviewEmail previewEmail;

    private Sesame(SendEmail sendEmail, PreviewEmail previewEmail) {
        this.sendEmail = sendEmail;
        this.previewEmail = previewEmail;
    }

    /**
     * Sesame on these connectors and this transport, which stays the caller's to close.
     *
     * @param retries how a message that was certainly not accepted is tried again
     */
    public static Sesame of(ConnectorStore connectors, EmailTransport transport, RetryPolicy retries, Clock clock) {
        return of(connectors, transport, retries, clock, new SecureRandom(), Pause.SLEEP);
    }

    static Sesame of(
            ConnectorStore connectors,
            EmailTransport transport,
            RetryPolicy retries,
            Clock clock,
            RandomGenerator random,
            Pause pause) {
        var composer = new EmailComposer(connectors, new TemplateRenderer(), new MessageIds(clock, random));
        var delivery = new Delivery(transport, retries, clock, random, pause);
        return new Sesame(new EmailSender(composer, delivery), new EmailPreviewer(composer, transport));
    }

    /** Sends messages. */
    public SendEmail sendEmail() {
        return sendEmail;
    }

    /** Shows messages without sending them. */
    public PreviewEmail previewEmail() {
        return previewEmail;
    }
}
