package dev.sesame.core.service;

import dev.sesame.core.message.MessageIds;
import dev.sesame.core.port.in.CheckConnector;
import dev.sesame.core.port.in.IdentifyCaller;
import dev.sesame.core.port.in.ManageApiKeys;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.ManageTemplates;
import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.ReadAuditLog;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendTestEmail;
import dev.sesame.core.port.in.ShowTemplates;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.template.TemplateRenderer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sesame without a server: the use cases, put together. Safe for concurrent use. With a store it sends messages in the
 * background, too, from {@link #start} to {@link #close}.
 *
 * <pre>{@code
 * Sesame sesame = Sesame.builder(connectors, transport).build();
 * SentEmail sent = sesame.sendEmail().send(request);
 * }</pre>
 */
public final class Sesame implements AutoCloseable {

    private final SendEmail sendEmail;
    private final SendTestEmail sendTestEmail;
    private final PreviewEmail previewEmail;
    private final WatchTransports watchTransports;
    private final Configuration configuration;
    private final @Nullable CheckConnector checkConnector;
    private final @Nullable MessageQueue queue;
    private final AtomicBoolean started = new AtomicBoolean();

    Sesame(SesameBuilder parts) {
        var listener = new SafeListener(parts.listener);
        var watch = new StoreWatch(listener);
        var news = new SendNews(parts.sendListener);
        this.configuration = new Configuration(parts, watch, listener);
        ConnectorSource connectors = configuration.connectors()::find;
        var composer = new EmailComposer(
                connectors,
                configuration.managedTemplates(),
                new TemplateRenderer(parts.links),
                new MessageIds(parts.clock, parts.random),
                parts.lifetimes);
        var transports = Stream.of(parts.transport, parts.failover)
                .filter(Objects::nonNull)
                .map(transport -> new GuardedTransport(transport, parts.breaker, parts.transportListener, parts.clock))
                .toList();
        var budgets = new Budgets(parts.budgets);
        var route = new Route(transports, parts.limiter);
        var holds = new Holds(transports.get(0).name(), parts.queuing.maxDelay(), parts.clock);
        var delivery = new Delivery(route, parts.limiter, parts.retries, parts.clock, parts.random, parts.pause);
        this.queue = parts.store == null
                ? null
                : new MessageQueue(
                        parts,
                        parts.store,
                        connectors,
                        composer,
                        budgets,
                        route,
                        delivery,
                        holds,
                        watch,
                        listener,
                        news);
        this.sendEmail =
                new EmailSender(composer, budgets, delivery, news, parts.clock, queue == null ? null : queue.sender());
        this.sendTestEmail = new TestEmailSender(composer, budgets, parts.transport, news, parts.clock);
        this.previewEmail = new EmailPreviewer(composer, parts.transport);
        this.watchTransports = new TransportWatch(transports, holds);
        this.checkConnector = parts.inspectors.isEmpty()
                ? null
                : new ConnectorCheck(parts.inspectors, parts.checkBudget, System::nanoTime);
    }

    /** Sesame in the making, on these connectors and this transport, which stays the caller's to close. */
    public static SesameBuilder builder(ConnectorSource connectors, EmailTransport transport) {
        return new SesameBuilder(connectors, transport);
    }

    /** Sends messages. */
    public SendEmail sendEmail() {
        return sendEmail;
    }

    /** Sends messages to see whether a connector works. */
    public SendTestEmail sendTestEmail() {
        return sendTestEmail;
    }

    /**
     * Lets people see and change connectors.
     *
     * @throws IllegalStateException if Sesame has no store for connectors
     */
    public ManageConnectors manageConnectors() {
        if (configuration.manageConnectors() == null) {
            throw new IllegalStateException("Sesame has no store for connectors: give the builder one");
        }
        return configuration.manageConnectors();
    }

    /**
     * Lets people see and change templates.
     *
     * @throws IllegalStateException if Sesame has no store for templates
     */
    public ManageTemplates manageTemplates() {
        if (configuration.manageTemplates() == null) {
            throw new IllegalStateException("Sesame has no store for templates: give the builder one");
        }
        return configuration.manageTemplates();
    }

    /** Shows which templates messages are made of. */
    public ShowTemplates showTemplates() {
        return configuration.showTemplates();
    }

    /**
     * Lets people create, see and delete API keys.
     *
     * @throws IllegalStateException if Sesame has no store for API keys
     */
    public ManageApiKeys manageApiKeys() {
        if (configuration.manageApiKeys() == null) {
            throw new IllegalStateException("Sesame has no store for API keys: give the builder one");
        }
        return configuration.manageApiKeys();
    }

    /**
     * Knows the holders of API keys.
     *
     * @throws IllegalStateException if Sesame has no store for API keys
     */
    public IdentifyCaller identifyCaller() {
        if (configuration.apiKeys() == null) {
            throw new IllegalStateException("Sesame has no store for API keys: give the builder one");
        }
        return configuration.apiKeys();
    }

    /**
     * Tells who changed what.
     *
     * @throws IllegalStateException if Sesame has no audit log
     */
    public ReadAuditLog readAuditLog() {
        if (configuration.audit() == null) {
            throw new IllegalStateException("Sesame has no audit log: give the builder one");
        }
        return configuration.audit();
    }

    /** Shows messages without sending them, as the primary transport would send them. */
    public PreviewEmail previewEmail() {
        return previewEmail;
    }

    /** Tells what is wrong with the transports. */
    public WatchTransports watchTransports() {
        return watchTransports;
    }

    /**
     * Finds out what works for a connector from here.
     *
     * @throws IllegalStateException if Sesame has no inspectors
     */
    public CheckConnector checkConnector() {
        if (checkConnector == null) {
            throw new IllegalStateException("Sesame has no inspectors: give the builder some");
        }
        return checkConnector;
    }

    /**
     * Takes messages to be sent in the background.
     *
     * @throws IllegalStateException if Sesame has no store
     */
    public QueueEmail queueEmail() {
        return queue().queueEmail();
    }

    /**
     * Tells what became of the messages that are kept.
     *
     * @throws IllegalStateException if Sesame has no store
     */
    public TrackMessages trackMessages() {
        return queue().trackMessages();
    }

    Configuration configuration() {
        return configuration;
    }

    MessageQueue queue() {
        if (queue == null) {
            throw new IllegalStateException("Sesame has no store: give the builder one");
        }
        return queue;
    }

    /**
     * Learns the saved connectors and templates, and from now on what changes of them; then starts to send what is queued.
     * Does nothing without a store, the second time, or after {@link #close}.
     *
     * @throws dev.sesame.core.error.StoreException if connectors and templates cannot be read; nothing was started
     */
    public void start() {
        if (!started.get()) {
            configuration.watch().look();
        }
        if (started.compareAndSet(false, true)) {
            configuration.watch().start();
            if (queue != null) {
                queue.start();
            }
        }
    }

    /**
     * Takes no more messages out of the queue, and returns once those being sent from it or under a key have their outcome
     * and it is written down, or the thread is interrupted. Waits no longer for either than a lease is good for: who has
     * sent nothing by then will not. What is queued stays so. Transports and store are to be closed after this. Idempotent.
     */
    @Override
    public void close() {
        started.set(true);
        configuration.stop();
        if (queue != null) {
            queue.stop();
        }
    }
}
