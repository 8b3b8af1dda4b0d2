package dev.sesame.core.service;

import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.MessageIds;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.TemplateRenderer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sesame without a server: the use cases, put together. Immutable, safe for concurrent use.
 *
 * <pre>{@code
 * Sesame sesame = Sesame.builder(connectors, transport).build();
 * SentEmail sent = sesame.sendEmail().send(request);
 * }</pre>
 */
public final class Sesame {

    private final SendEmail sendEmail;
    private final PreviewEmail previewEmail;
    private final WatchTransports watchTransports;

    private Sesame(Builder parts) {
        var composer =
                new EmailComposer(parts.connectors, new TemplateRenderer(), new MessageIds(parts.clock, parts.random));
        var transports = Stream.of(parts.transport, parts.failover)
                .filter(Objects::nonNull)
                .map(transport -> new GuardedTransport(transport, parts.breaker, parts.clock))
                .toList();
        var delivery = new Delivery(new Route(transports), parts.retries, parts.clock, parts.random, parts.pause);
        this.sendEmail = new EmailSender(composer, delivery);
        this.previewEmail = new EmailPreviewer(composer, parts.transport);
        this.watchTransports = new TransportWatch(transports);
    }

    /** Sesame in the making, on these connectors and this transport, which stays the caller's to close. */
    public static Builder builder(ConnectorStore connectors, EmailTransport transport) {
        return new Builder(connectors, transport);
    }

    /** Sends messages. */
    public SendEmail sendEmail() {
        return sendEmail;
    }

    /** Shows messages without sending them, as the primary transport would send them. */
    public PreviewEmail previewEmail() {
        return previewEmail;
    }

    /** Tells what is wrong with the transports. */
    public WatchTransports watchTransports() {
        return watchTransports;
    }

    /** What Sesame is made of. For one thread. */
    public static final class Builder {

        private final ConnectorStore connectors;
        private final EmailTransport transport;
        private @Nullable EmailTransport failover;
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private BreakerPolicy breaker = BreakerPolicy.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private RandomGenerator random = new SecureRandom();
        private Pause pause = Pause.SLEEP;

        private Builder(ConnectorStore connectors, EmailTransport transport) {
            this.connectors = connectors;
            this.transport = transport;
        }

        /**
         * A second transport, which stays the caller's to close; none by default. A message goes there when the primary
         * transport certainly did not take it, or is left alone because it keeps failing; never after it was refused, nor
         * when it may have been accepted.
         *
         * @throws IllegalArgumentException if it is the primary transport itself
         */
        public Builder failover(EmailTransport second) {
            if (second == transport) {
                throw new IllegalArgumentException("the second transport must be another than the primary one");
            }
            this.failover = second;
            return this;
        }

        /** How a message that was certainly not accepted is tried again; {@link RetryPolicy#DEFAULT} by default. */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /** When a transport that keeps failing is left alone; {@link BreakerPolicy#DEFAULT} by default. */
        public Builder breaker(BreakerPolicy policy) {
            this.breaker = policy;
            return this;
        }

        /** The time; the system's by default. */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        Builder random(RandomGenerator generator) {
            this.random = generator;
            return this;
        }

        Builder pause(Pause way) {
            this.pause = way;
            return this;
        }

        /** Puts Sesame together. */
        public Sesame build() {
            return new Sesame(this);
        }
    }
}
