package dev.sesame.simulator.fault;

import dev.sesame.simulator.fault.Fault.OnSmtp;
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
 * API requests and SMTP sessions share the queue, and pass over faults that are not for them or not for the stage they
 * are in. Thread-safe: a queued fault is met by exactly one request.
 */
public final class Faults {

    private record RecipientRule(Predicate<? super String> recipient, Fault fault) {}

    private record Queued(Fault fault, int times) {}

    private final List<RecipientRule> recipientRules = new ArrayList<>();
    private final List<Queued> queue = new ArrayList<>();
    private final Map<String, Fault> perOperation = new HashMap<>();
    private final List<Fault> always = new ArrayList<>();

    /** The next send meets the fault, after those already queued. */
    public Faults next(Fault fault) {
        return next(1, fault);
    }

    /** The next {@code times} sends meet the fault, after those already queued. */
    public synchronized Faults next(int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but was " + times);
        }
        queue.add(new Queued(fault, times));
        return this;
    }

    /** Every send meets the fault, until {@link #clear()} or another one takes its place. */
    public synchronized Faults always(Fault fault) {
        always.removeIf(old -> stageOf(old).equals(stageOf(fault)));
        always.add(fault);
        return this;
    }

    /** Every send to this address (without a name, any case) meets the fault, until {@link #clear()}. */
    public Faults forRecipient(String address, Fault fault) {
        return forRecipients(address::equalsIgnoreCase, fault);
    }

    /**
     * Every send with a recipient that matches meets the fault, until {@link #clear()}.
     *
     * @throws IllegalArgumentException if SMTP does not yet know any recipient at the stage of the fault
     */
    public synchronized Faults forRecipients(Predicate<? super String> address, Fault fault) {
        if (fault instanceof OnSmtp smtp && !smtp.stage().knowsRecipients()) {
            throw new IllegalArgumentException("there are no recipients yet at the stage " + smtp.stage());
        }
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
        always.clear();
    }

    /** The fault of a call that sends nothing. */
    public synchronized Optional<Fault> ofOperation(String operation) {
        return Optional.ofNullable(perOperation.get(operation));
    }

    /** The fault of one of these recipients. */
    public synchronized Optional<Fault> ofRecipients(Collection<String> addresses) {
        return ofRecipients(addresses, Faults::isForTheApi);
    }

    /** The fault of the next send, whoever receives it; takes it from the queue. */
    public synchronized Optional<Fault> takeNext(String operation) {
        return takeQueued(Faults::isForTheApi)
                .or(() -> ofOperation(operation))
                .or(() -> always.stream().filter(Faults::isForTheApi).findFirst());
    }

    /** The fault of an SMTP session that has come to that stage with these recipients; takes it from the queue. */
    public synchronized Optional<Fault> takeOnSmtp(SmtpStage stage, Collection<String> recipients) {
        Predicate<Fault> met = fault -> stageOf(fault).map(stage::equals).orElse(stage == SmtpStage.MESSAGE);
        return ofRecipients(recipients, met)
                .or(() -> takeQueued(met))
                .or(() -> always.stream().filter(met).findFirst());
    }

    private Optional<Fault> ofRecipients(Collection<String> addresses, Predicate<Fault> met) {
        return recipientRules.stream()
                .filter(rule -> met.test(rule.fault()) && addresses.stream().anyMatch(rule.recipient()))
                .map(RecipientRule::fault)
                .findFirst();
    }

    private Optional<Fault> takeQueued(Predicate<Fault> met) {
        for (int i = 0; i < queue.size(); i++) {
            Queued queued = queue.get(i);
            if (met.test(queued.fault())) {
                if (queued.times() > 1) {
                    queue.set(i, new Queued(queued.fault(), queued.times() - 1));
                } else {
                    queue.remove(i);
                }
                return Optional.of(queued.fault());
            }
        }
        return Optional.empty();
    }

    private static boolean isForTheApi(Fault fault) {
        return !(fault instanceof OnSmtp);
    }

    private static Optional<SmtpStage> stageOf(Fault fault) {
        return fault instanceof OnSmtp smtp ? Optional.of(smtp.stage()) : Optional.empty();
    }
}
