package dev.sesame.core.service;

import dev.sesame.core.access.Role;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.MessageIds;
import dev.sesame.core.message.RetryPolicy;
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
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.core.port.out.ApiKeyStore;
import dev.sesame.core.port.out.AuditLog;
import dev.sesame.core.port.out.ConnectorInspector;
import dev.sesame.core.port.out.ConnectorListener;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.port.out.TransportListener;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.template.LinkPolicy;
import dev.sesame.core.template.TemplateRenderer;
import dev.sesame.core.template.UsageType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
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

    private Sesame(Builder parts) {
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
    public static Builder builder(ConnectorSource connectors, EmailTransport transport) {
        return new Builder(connectors, transport);
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

    /** What Sesame is made of. For one thread. */
    public static final class Builder {

        final ConnectorSource connectors;
        final EmailTransport transport;

        @Nullable
        EmailTransport failover;

        @Nullable
        MessageStore store;

        @Nullable
        ConnectorStore connectorStore;

        @Nullable
        TemplateStore templateStore;

        @Nullable
        ApiKeyStore apiKeyStore;

        Map<String, Role> configuredApiKeys = Map.of();

        @Nullable
        AuditLog auditLog;

        Duration auditHistory = Duration.ofDays(400);
        ConnectorListener connectorListener = ConnectorListener.NONE;
        QueuePolicy queuing = QueuePolicy.DEFAULT;
        QueueListener listener = QueueListener.NONE;
        TransportListener transportListener = TransportListener.NONE;
        SendListener sendListener = SendListener.NONE;
        Executor workers = task -> new Thread(task, "sesame-worker").start();
        Map<UsageType, Duration> lifetimes = Map.of();
        LinkPolicy links = LinkPolicy.ANY_HOST;
        SendLimiter limiter = NoLimits.INSTANCE;
        SendBudgets budgets = NoLimits.INSTANCE;
        RetryPolicy retries = RetryPolicy.DEFAULT;
        BreakerPolicy breaker = BreakerPolicy.DEFAULT;
        List<ConnectorInspector> inspectors = List.of();
        Duration checkBudget = Duration.ofSeconds(20);
        Clock clock = Clock.systemUTC();
        RandomGenerator random = new SecureRandom();
        Pause pause = Pause.SLEEP;

        private Builder(ConnectorSource connectors, EmailTransport transport) {
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

        /**
         * Where messages are kept that are sent in the background or under a key; stays the caller's to close. None by
         * default: then neither can be done.
         */
        public Builder store(MessageStore place) {
            this.store = place;
            return this;
        }

        /**
         * Where connectors are kept that people manage; stays the caller's to close. None by default. Those of the source
         * that the builder was made with come first and are read-only.
         */
        public Builder connectors(ConnectorStore place) {
            this.connectorStore = place;
            return this;
        }

        /** Where templates are kept that people manage; stays the caller's to close. None by default. */
        public Builder templates(TemplateStore place) {
            this.templateStore = place;
            return this;
        }

        /**
         * Where API keys are kept that people create; stays the caller's to close. None by default.
         *
         * @param configured the roles of those that are configured elsewhere, by name: they are shown, and not changed
         */
        public Builder apiKeys(ApiKeyStore place, Map<String, Role> configured) {
            this.apiKeyStore = place;
            this.configuredApiKeys = Map.copyOf(configured);
            return this;
        }

        /**
         * Where the stores write down who changed what; stays the caller's to close. None by default.
         *
         * @param history for how long it is kept
         */
        public Builder auditLog(AuditLog place, Duration history) {
            this.auditLog = place;
            this.auditHistory = history;
            return this;
        }

        /** Who is told that connectors changed; nobody by default. */
        public Builder listener(ConnectorListener who) {
            this.connectorListener = who;
            return this;
        }

        /** How queued messages are sent; {@link QueuePolicy#DEFAULT} by default. */
        public Builder queuing(QueuePolicy policy) {
            this.queuing = policy;
            return this;
        }

        /** Who is told what somebody should know about the queue; nobody by default. */
        public Builder listener(QueueListener who) {
            this.listener = who;
            return this;
        }

        /** Who is told that a transport is left alone or used again; nobody by default. */
        public Builder listener(TransportListener who) {
            this.transportListener = who;
            return this;
        }

        /** Who is told how sending goes; nobody by default. */
        public Builder listener(SendListener who) {
            this.sendListener = who;
            return this;
        }

        /** What runs the workers, each message a task of its own; new threads by default. */
        public Builder workers(Executor executor) {
            this.workers = executor;
            return this;
        }

        /** How long messages of a usage type are worth delivering, where that is not the type's default. */
        public Builder lifetimes(Map<UsageType, Duration> byUsageType) {
            this.lifetimes = Map.copyOf(byUsageType);
            return this;
        }

        /** Where links of payloads may lead; {@link LinkPolicy#ANY_HOST} by default. */
        public Builder links(LinkPolicy policy) {
            this.links = policy;
            return this;
        }

        /** How fast and how much accounts may send, which stays the caller's to close; without limits by default. */
        public Builder limiter(SendLimiter limits) {
            this.limiter = limits;
            return this;
        }

        /** How many messages a recipient may get, which stays the caller's to close; any number by default. */
        public Builder budgets(SendBudgets limits) {
            this.budgets = limits;
            return this;
        }

        /**
         * Who looks at connectors, one for each way that messages could leave by, the one to prefer first; nobody by
         * default, and then connectors cannot be checked.
         */
        public Builder inspectors(List<ConnectorInspector> byPreference) {
            this.inspectors = List.copyOf(byPreference);
            return this;
        }

        /** How long the check of a connector may take; 20 s by default. */
        public Builder checkBudget(Duration longest) {
            this.checkBudget = longest;
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
