package dev.sesame.core.service;

import dev.sesame.core.access.Role;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.RetryPolicy;
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
import dev.sesame.core.template.UsageType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What {@link Sesame} is made of. For one thread. */
public final class SesameBuilder {

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

    SesameBuilder(ConnectorSource connectors, EmailTransport transport) {
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
    public SesameBuilder failover(EmailTransport second) {
        if (second == transport) {
            throw new IllegalArgumentException("the second transport must be another than the primary one");
        }
        this.failover = second;
        return this;
    }

    /** How a message that was certainly not accepted is tried again; {@link RetryPolicy#DEFAULT} by default. */
    public SesameBuilder retries(RetryPolicy policy) {
        this.retries = policy;
        return this;
    }

    /** When a transport that keeps failing is left alone; {@link BreakerPolicy#DEFAULT} by default. */
    public SesameBuilder breaker(BreakerPolicy policy) {
        this.breaker = policy;
        return this;
    }

    /**
     * Where messages are kept that are sent in the background or under a key; stays the caller's to close. None by
     * default: then neither can be done.
     */
    public SesameBuilder store(MessageStore place) {
        this.store = place;
        return this;
    }

    /**
     * Where connectors are kept that people manage; stays the caller's to close. None by default. Those of the source
     * that the builder was made with come first and are read-only.
     */
    public SesameBuilder connectors(ConnectorStore place) {
        this.connectorStore = place;
        return this;
    }

    /** Where templates are kept that people manage; stays the caller's to close. None by default. */
    public SesameBuilder templates(TemplateStore place) {
        this.templateStore = place;
        return this;
    }

    /**
     * Where API keys are kept that people create; stays the caller's to close. None by default.
     *
     * @param configured the roles of those that are configured elsewhere, by name: they are shown, and not changed
     */
    public SesameBuilder apiKeys(ApiKeyStore place, Map<String, Role> configured) {
        this.apiKeyStore = place;
        this.configuredApiKeys = Map.copyOf(configured);
        return this;
    }

    /**
     * Where the stores write down who changed what; stays the caller's to close. None by default.
     *
     * @param history for how long it is kept
     */
    public SesameBuilder auditLog(AuditLog place, Duration history) {
        this.auditLog = place;
        this.auditHistory = history;
        return this;
    }

    /** Who is told that connectors changed; nobody by default. */
    public SesameBuilder listener(ConnectorListener who) {
        this.connectorListener = who;
        return this;
    }

    /** How queued messages are sent; {@link QueuePolicy#DEFAULT} by default. */
    public SesameBuilder queuing(QueuePolicy policy) {
        this.queuing = policy;
        return this;
    }

    /** Who is told what somebody should know about the queue; nobody by default. */
    public SesameBuilder listener(QueueListener who) {
        this.listener = who;
        return this;
    }

    /** Who is told that a transport is left alone or used again; nobody by default. */
    public SesameBuilder listener(TransportListener who) {
        this.transportListener = who;
        return this;
    }

    /** Who is told how sending goes; nobody by default. */
    public SesameBuilder listener(SendListener who) {
        this.sendListener = who;
        return this;
    }

    /** What runs the workers, each message a task of its own; new threads by default. */
    public SesameBuilder workers(Executor executor) {
        this.workers = executor;
        return this;
    }

    /** How long messages of a usage type are worth delivering, where that is not the type's default. */
    public SesameBuilder lifetimes(Map<UsageType, Duration> byUsageType) {
        this.lifetimes = Map.copyOf(byUsageType);
        return this;
    }

    /** Where links of payloads may lead; {@link LinkPolicy#ANY_HOST} by default. */
    public SesameBuilder links(LinkPolicy policy) {
        this.links = policy;
        return this;
    }

    /** How fast and how much accounts may send, which stays the caller's to close; without limits by default. */
    public SesameBuilder limiter(SendLimiter limits) {
        this.limiter = limits;
        return this;
    }

    /** How many messages a recipient may get, which stays the caller's to close; any number by default. */
    public SesameBuilder budgets(SendBudgets limits) {
        this.budgets = limits;
        return this;
    }

    /**
     * Who looks at connectors, one for each way that messages could leave by, the one to prefer first; nobody by
     * default, and then connectors cannot be checked.
     */
    public SesameBuilder inspectors(List<ConnectorInspector> byPreference) {
        this.inspectors = List.copyOf(byPreference);
        return this;
    }

    /** How long the check of a connector may take; 20 s by default. */
    public SesameBuilder checkBudget(Duration longest) {
        this.checkBudget = longest;
        return this;
    }

    /** The time; the system's by default. */
    public SesameBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    SesameBuilder random(RandomGenerator generator) {
        this.random = generator;
        return this;
    }

    SesameBuilder pause(Pause way) {
        this.pause = way;
        return this;
    }

    /** Puts Sesame together. */
    public Sesame build() {
        return new Sesame(this);
    }
}
