package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.InMemoryMessageStore;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.core.service.FailingStore.Call;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two instances of Sesame on one store, to which random things happen: messages, lost answers, crashes, a store that is away, time.
 * Whatever happens, no message is accepted twice unless somebody said so.
 */
final class QueueWalk {

    private static final List<UsageType> TYPES =
            List.of(UsageType.SIGN_IN, UsageType.REGISTER, UsageType.ORGANIZATION_INVITATION);
    private static final List<FailureReason> REASONS = List.of(
            FailureReason.CONNECTION_FAILED,
            FailureReason.THROTTLED,
            FailureReason.DAILY_QUOTA_EXCEEDED,
            FailureReason.RESOURCE_NOT_FOUND,
            FailureReason.CONTENT_REJECTED);

    private static final Set<@Nullable ErrorCode> LEFT_QUEUE = Set.of(ErrorCode.EXPIRED, ErrorCode.SUPERSEDED);

    private static final int KEYS = 50;

    private final Random random;
    private final SesameFixture base = new SesameFixture();
    private final TestClock clock = base.clock;
    private final TestLimits limits = new TestLimits();
    private final MessageStore kept = new InMemoryMessageStore();
    private final List<Instance> instances = new ArrayList<>();

    private final Map<String, Integer> accepted = new HashMap<>();
    /** How often each message may be sent once more, because somebody asked for it or its usage type allows it. */
    private final Map<String, Integer> allowed = new HashMap<>();

    private final Map<String, String> keys = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<MessageState> reached = EnumSet.noneOf(MessageState.class);
    private final Set<String> bugs = new HashSet<>();
    /** How often each message was told to have ended in the queue. */
    private final Map<String, Integer> ended = new HashMap<>();

    private final SendListener ends = new SendListener() {
        @Override
        public void ended(Sending message, SendEnd end) {
            if (message.way() == Sending.Way.QUEUED && LEFT_QUEUE.contains(end.code())) {
                ended.merge(String.valueOf(message.id()), 1, Integer::sum);
            }
        }
    };
    private boolean calm;

    QueueWalk(long seed) {
        random = new Random(seed);
        instances.add(new Instance());
        instances.add(new Instance());
        limits.delay(priority -> calm || random.nextInt(10) > 0
                ? null
                : new SendDelay(
                        Duration.ofMillis(1 + random.nextInt(5_000)),
                        random.nextBoolean() ? FailureReason.THROTTLED : FailureReason.DAILY_QUOTA_EXCEEDED));
    }

    /** An instance with its connection to the store, which a crash cuts. */
    private final class Instance implements EmailTransport, QueueListener {

        private final FailingStore store = new FailingStore(kept);
        private final Sesame sesame = base.onceOn(this)
                .store(store)
                .queuing(QueueFixture.policy(3, UsageType.REGISTER))
                .listener(this)
                .listener(ends)
                .limiter(limits)
                .breaker(new BreakerPolicy(1_000, Duration.ofSeconds(5)))
                .workers(Runnable::run)
                .build();

        @Override
        public String name() {
            return "walk";
        }

        @Override
        public Receipt send(OutboundEmail email, SendingAccount account) {
            handedOver(email.id());
            if (!calm && random.nextInt(4) == 0) {
                // Meanwhile, elsewhere.
                clock.advance(Duration.ofSeconds(random.nextInt(90)));
                otherThan(this).act();
            }
            int fate = calm ? 0 : random.nextInt(20);
            switch (fate) {
                case 0, 1, 2, 3 ->
                    throw new TransportException(REASONS.get(random.nextInt(calm ? 1 : REASONS.size())), "no", null);
                case 4 -> throw new TransportException(FailureReason.ANSWER_LOST, "lost", null);
                case 5 -> throw crash("killed before it was accepted");
                default -> accepted.merge(email.id(), 1, Integer::sum);
            }
            switch (fate) {
                case 6, 7 -> throw new TransportException(FailureReason.ANSWER_LOST, "lost", null);
                case 8 -> throw crash("killed after it was accepted");
                case 9 -> throw new IllegalArgumentException("a bug after it was accepted");
                default -> {
                    return new Receipt("id-" + email.id());
                }
            }
        }

        private AssertionError crash(String how) {
            for (Call call : Call.values()) {
                store.fail(call, FailingStore.away());
            }
            if (instances.contains(this)) {
                instances.set(instances.indexOf(this), new Instance());
            }
            return new AssertionError(how);
        }

        private void act() {
            if (random.nextBoolean()) {
                boolean ignored = sesame.queue().workers().round();
            } else {
                sesame.queue().housekeeping().round();
            }
        }

        @Override
        public Map<String, Object> describe(OutboundEmail email) {
            return Map.of();
        }

        @Override
        public void close() {}

        @Override
        public void outcomeUnknown(String id, boolean again) {
            if (again) {
                allowed.merge(id, 1, Integer::sum);
            }
        }

        @Override
        public void failed(RuntimeException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            bugs.add(String.valueOf(cause.getMessage()));
        }
    }

    /** Takes so many steps, and then lets everything come to its end. */
    void steps(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMillis(1 + random.nextInt(10_000)));
            step();
            check();
        }
        calm();
        // Longer than any message is worth delivering.
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofSeconds(30));
            instances.forEach(instance -> {
                instance.sesame.queue().housekeeping().round();
                while (instance.sesame.queue().workers().round()) {
                    // There may be more.
                }
            });
            check();
        }
        assertThat(all()).isNotEmpty().allSatisfy(message -> assertThat(
                        message.state().isFinal())
                .as(message.toString())
                .isTrue());
        assertThat(ended).isNotEmpty();
        assertThat(reached)
                .as("a walk that goes everywhere")
                .contains(
                        MessageState.QUEUED,
                        MessageState.SENDING,
                        MessageState.ACCEPTED,
                        MessageState.REJECTED,
                        MessageState.EXPIRED,
                        MessageState.SUPERSEDED,
                        MessageState.FAILED,
                        MessageState.UNKNOWN);
        assertThat(bugs)
                .isSubsetOf(
                        "killed before it was accepted", "killed after it was accepted", "a bug after it was accepted");
    }

    /** The store is back, and SES only fails to be reached. */
    private void calm() {
        calm = true;
        instances.forEach(instance -> instance.store.mend());
    }

    private void step() {
        Instance instance = instances.get(random.nextInt(2));
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> tolerate(() -> queue(instance));
            case 3, 4 -> tolerate(() -> send(instance));
            case 5, 6, 7, 8 -> instance.act();
            case 9 -> clock.advance(Duration.ofSeconds(random.nextInt(120)));
            case 10 -> resend(instance);
            default -> storm(instance);
        }
    }

    private void queue(Instance instance) {
        boolean keyed = random.nextInt(3) == 0;
        int number = random.nextInt(KEYS);
        instance.sesame
                .queueEmail()
                .queue(List.of((keyed ? requestOf(number) : request()).build()), keyed ? key(number) : null);
    }

    private void send(Instance instance) {
        int number = random.nextInt(KEYS);
        instance.sesame.sendEmail().send(requestOf(number).build(), key(number), 0);
    }

    private void resend(Instance instance) {
        all().stream()
                .filter(message -> message.state() == MessageState.UNKNOWN)
                .skip(random.nextInt(3))
                .findFirst()
                .ifPresent(message -> tolerate(() -> {
                    instance.sesame.trackMessages().resend(message.id());
                    allowed.merge(message.id(), 1, Integer::sum);
                }));
    }

    private void storm(Instance instance) {
        switch (random.nextInt(9)) {
            case 0 -> instance.store.fail(Call.RECORD, FailingStore.away());
            case 1 -> instance.store.failAfter(Call.RECORD, FailingStore.lost());
            case 2 -> instance.store.failAfter(Call.CLAIM, FailingStore.lost());
            default -> instance.store.mend();
        }
    }

    private static void tolerate(Runnable step) {
        try {
            step.run();
        } catch (ConnectorException | IllegalArgumentException | AssertionError e) {
            // Callers are refused, and instances die, in many ways here.
        }
    }

    private SesameFixture.Request request() {
        UsageType type = TYPES.get(random.nextInt(TYPES.size()));
        return SesameFixture.request()
                .usageType(type)
                .to("user" + random.nextInt(4) + "@example.com")
                .expiresIn(Duration.ofMinutes(1 + random.nextInt(10)))
                .priority(random.nextInt(2));
    }

    /** The same for each use of a key. */
    private static SesameFixture.Request requestOf(int key) {
        return SesameFixture.request().usageType(TYPES.get(key % TYPES.size())).to("user" + key % 4 + "@example.com");
    }

    private IdempotencyKey key(int number) {
        return new IdempotencyKey(
                "walk", "key " + number, "payload", clock.instant().plus(Duration.ofDays(1)));
    }

    private Instance otherThan(Instance instance) {
        return instances.get(instances.get(0) == instance ? 1 : 0);
    }

    private List<StoredMessage> all() {
        return kept.list(MessageFilter.ALL, null, Integer.MAX_VALUE);
    }

    /** When a transport gets a message, before anything else happens. */
    private void handedOver(String id) {
        StoredMessage message = kept.find(id).orElseThrow();
        if (!clock.instant().isBefore(message.expiresAt())) {
            violations.add(message + " is sent after its deadline");
        }
        if (message.state() != MessageState.SENDING) {
            violations.add(message + " is sent by somebody whose it is not");
        }
        boolean outdated = !message.usageType().equals(UsageType.ORGANIZATION_INVITATION)
                && all().stream()
                        .anyMatch(other -> accepted.containsKey(other.id())
                                && other.recipient().equals(message.recipient())
                                && other.usageType().equals(message.usageType())
                                && other.acceptedAt().isAfter(message.acceptedAt()));
        if (outdated) {
            violations.add(message + " is sent after a newer code was accepted");
        }
    }

    private void check() {
        for (int number = 0; number < KEYS; number++) {
            String key = "key " + number;
            kept.find(key(number), clock.instant()).values().forEach(message -> keys.put(message.id(), key));
        }
        Map<String, Integer> ofKey = new HashMap<>();
        accepted.forEach((id, times) -> {
            int spare = allowed.getOrDefault(id, 0);
            if (times > 1 + spare) {
                violations.add(id + " was accepted " + times + " times");
            }
            if (keys.containsKey(id)) {
                ofKey.merge(keys.get(id), Math.max(0, times - spare), Integer::sum);
            }
        });
        ofKey.forEach((key, times) -> {
            if (times > 1) {
                violations.add(key + " had " + times + " messages accepted");
            }
        });
        ended.forEach((id, times) -> {
            if (times > 1) {
                violations.add(id + " was told to have ended " + times + " times");
            }
        });
        all().forEach(message -> {
            reached.add(message.state());
            boolean certainlyNot =
                    Set.of(MessageState.REJECTED, MessageState.FAILED).contains(message.state());
            if (certainlyNot && accepted.containsKey(message.id()) && !allowed.containsKey(message.id())) {
                violations.add(message + " was accepted");
            }
            if (message.state() == MessageState.ACCEPTED && !accepted.containsKey(message.id())) {
                violations.add(message + " was not");
            }
        });
        assertThat(violations).isEmpty();
    }
}
