package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.QueuedEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.port.out.InMemoryMessageStore;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sesame with a store in memory. Its threads do not run: tests take their steps, on the thread of the test. */
final class QueueFixture {

    static final QueuePolicy POLICY = QueuePolicy.DEFAULT;
    static final Duration LEASE = POLICY.lease();

    final SesameFixture base = new SesameFixture();
    final InMemoryEmailTransport transport = base.transport;
    final BusyTransport busy = new BusyTransport(transport);
    final TestClock clock = base.clock;
    final TestLimits limits = new TestLimits();
    final QueueNews news = new QueueNews();
    final FailingStore store = new FailingStore(new InMemoryMessageStore());
    private QueuePolicy policy = POLICY;
    private @Nullable Sesame sesame;

    /** Before the first step: messages of these are sent again when nobody knows whether they were. */
    void resend(UsageType... types) {
        policy = policy(POLICY.workers(), types);
    }

    static QueuePolicy policy(int workers, UsageType... resend) {
        return new QueuePolicy(
                workers,
                POLICY.lease(),
                POLICY.poll(),
                POLICY.firstDelay(),
                POLICY.maxDelay(),
                POLICY.history(),
                Set.of(resend));
    }

    /** Sesame that sends once for callers that wait, and runs its workers on the thread of the test. */
    SesameBuilder builder() {
        return prepared(base.onceOn(busy));
    }

    /** The same with connectors from elsewhere. */
    SesameBuilder builder(ConnectorSource connectors) {
        return prepared(base.builder(connectors, busy));
    }

    private SesameBuilder prepared(SesameBuilder builder) {
        return builder.store(store)
                .queuing(policy)
                .listener(news)
                .limiter(limits)
                .budgets(limits)
                // Tests of the queue are not to meet a breaker by chance.
                .breaker(new BreakerPolicy(1_000, Duration.ofSeconds(5)))
                .workers(Runnable::run);
    }

    Sesame sesame() {
        Sesame built = sesame == null ? builder().build() : sesame;
        sesame = built;
        return built;
    }

    /** From now on the steps are those of this one. */
    Sesame use(Sesame another) {
        sesame = another;
        return another;
    }

    /** Queues one message and tells its id. */
    String queue(SesameFixture.Request request) {
        return queue(request.build(), null);
    }

    String queue(SendRequest request, @Nullable IdempotencyKey key) {
        QueuedEmail queued = sesame().queueEmail().queue(List.of(request), key).get(0);
        assertThat(queued).isInstanceOf(QueuedEmail.Kept.class);
        return ((QueuedEmail.Kept) queued).message().id();
    }

    /** Queues one message and has it worked on once. */
    String queueAndWork(SesameFixture.Request request) {
        String id = queue(request);
        work();
        return id;
    }

    /** One look of the workers at the queue. */
    boolean work() {
        return sesame().queue().workers().round();
    }

    /** One round of housekeeping. */
    void clean() {
        sesame().queue().housekeeping().round();
    }

    /** Waits for the message's next attempt, and makes it. */
    void workWhenDue(String id) {
        clock.advance(untilDue(id));
        work();
    }

    Duration untilDue(String id) {
        Instant due = find(id).nextAttemptAt();
        assertThat(due).isNotNull();
        return Duration.between(clock.instant(), due);
    }

    StoredMessage find(String id) {
        return store.find(id).orElseThrow();
    }

    MessageState state(String id) {
        return find(id).state();
    }

    List<TransportAlert> alerts() {
        return sesame().watchTransports().alerts();
    }

    SentEmail send(SesameFixture.Request request, IdempotencyKey key) {
        return sesame().sendEmail().send(request.build(), key, 0);
    }

    /** What a send under the key fails with. */
    Throwable failure(SesameFixture.Request request, IdempotencyKey key) {
        Throwable failure = catchThrowable(() -> send(request, key));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** A key that stands for a day. */
    IdempotencyKey key(String text) {
        return new IdempotencyKey("test", text, "payload", clock.instant().plus(Duration.ofDays(1)));
    }

    /** The only message under the key. */
    StoredMessage find(IdempotencyKey key) {
        return Objects.requireNonNull(store.find(key, clock.instant()).get(0));
    }

    /** Takes a message as a process would that dies then. */
    void claimAndDie() {
        assertThat(store.claim(new Lease("another", clock.instant().plus(LEASE)), 1, clock.instant(), Set.of()))
                .hasSize(1);
    }
}
