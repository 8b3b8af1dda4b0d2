package dev.sesame.simulator.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The faults that are waiting for a request. For a send, the first of these wins: a fault for one of its recipients,
 * the next fault in the queue, the fault for every send. Other calls meet only a fault set for their operation.
 * Thread-safe: a queued fault is met by exactly one request.
 */
public final class Faults {

    private record RecipientRule(Predicate<? super String> recipient, Fault fault) {}

    private record Queued(Fault fault, int times) {}

    private final List<RecipientRule> recipientRules = new ArrayList<>();
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private final Map<String, Fault> perOperation = new HashMap<>();
    private Optional<Fault> always = Optional.empty();

    /** The next send meets the fault, after those already queued. */
    public Faults next(Fault fault) {
        return next(1, fault);
    }

    /** The next {@code times} sends meet the fault, after those already queued. */
    public synchronized Faults next(int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but was " + times);
        }
        queue.addLast(new Queued(fault, times));
        return this;
    }

    /** Every send meets the fault, until {@link #clear()}. */
    public synchronized Faults always(Fault fault) {
        always = Optional.of(fault);
        return this;
    }

    /** Every send to this address (without a name, any case) meets the fault, until {@link #clear()}. */
    public Faults forRecipient(String address, Fault fault) {
        return forRecipients(address::equalsIgnoreCase, fault);
    }

    /** Every send with a recipient that matches meets the fault, until {@link #clear()}. */
    public synchronized Faults forRecipients(Predicate<? super String> address, Fault fault) {
        recipientRules.add(new RecipientRule(address, fault));
        return this;
    }

    /** Every call of that operation, e.g. {@code GetAccount}, meets the fault, until {@link #clear()}. */
    public synchronized Faults forOperation(String operation, Fault fault) {
        perOperation.put(operation, fault);
        return this;
    }

    public synchronized void clear() {
        recipientRules.clear();
        queue.clear();
        perOperation.clear();
        always = Optional.empty();
    }

    /** The fault of a call that sends nothing. */
    public synchronized Optional<Fault> ofOperation(String operation) {
        return Optional.ofNullable(perOperation.get(operation));
    }

    /** The fault of one of these recipients. */
    public synchronized Optional<Fault> ofRecipients(Collection<String> addresses) {
        return recipientRules.stream()
                .filter(rule -> addresses.stream().anyMatch(rule.recipient()))
                .map(RecipientRule::fault)
                .findFirst();
    }

    /** The fault of the next send, whoever receives it; takes it from the queue. */
    public synchronized Optional<Fault> takeNext(String operation) {
        Queued first = queue.pollFirst();
        if (first == null) {
            return ofOperation(operation).or(() -> always);
        }
        if (first.times() > 1) {
            queue.addFirst(new Queued(first.fault(), first.times() - 1));
        }
        return Optional.of(first.fault());
    }
}
