package dev.sesame.core.service;

import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.TransportListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The breakers of one transport, one for each account and sender that has failures. Where nothing fails there is none.
 * Safe for concurrent use; nothing waits under the lock.
 */
final class Breakers {

    /** Senders may come from payloads: without a limit, callers could fill the memory. */
    static final int MAX = 1_000;

    private final String transport;
    private final BreakerPolicy policy;
    private final TransportListener listener;
    private final Clock clock;
    private final Map<BreakerKey, Breaker> breakers = new LinkedHashMap<>();

    Breakers(String transport, BreakerPolicy policy, TransportListener listener, Clock clock) {
        this.transport = transport;
        this.policy = policy;
        this.listener = listener;
        this.clock = clock;
    }

    /** Whether a message may be tried now. */
    synchronized Admission ask(BreakerKey key, String connector) {
        Breaker breaker = breakers.get(key);
        Permit permit = new Permit(this, key, connector, breaker != null && breaker.isRefused());
        return breaker == null ? permit : breaker.ask(permit, clock.instant());
    }

    synchronized void accepted(Permit permit) {
        Breaker breaker = breakers.remove(permit.key());
        if (breaker != null && breaker.isOpen()) {
            listener.resumed(transport, permit.connector());
        }
    }

    synchronized void failed(Permit permit, TransportException failure) {
        boolean wasOpen = isOpen(permit.key());
        TransportAlert alert = new TransportAlert(transport, permit.connector(), failure.reason(), clock.instant());
        switch (failure.reason().scope()) {
            case MESSAGE, LIMIT -> answered(permit);
            case LOAD -> {}
            case TRANSPORT -> breaker(permit).missed(permit, failure, alert);
            case SETUP -> breaker(permit).refused(permit, failure, alert);
        }
        if (isOpen(permit.key()) != wasOpen) {
            if (wasOpen) {
                listener.resumed(transport, permit.connector());
            } else {
                listener.paused(transport, permit.connector(), failure);
            }
        }
    }

    private boolean isOpen(BreakerKey key) {
        Breaker breaker = breakers.get(key);
        return breaker != null && breaker.isOpen();
    }

    synchronized void release(Permit permit) {
        Breaker breaker = breakers.get(permit.key());
        if (breaker != null) {
            breaker.release(permit);
        }
    }

    /** What is wrong, by the age of the trouble. */
    synchronized List<TransportAlert> alerts() {
        return breakers.values().stream().flatMap(Breaker::alerts).toList();
    }

    /** How many are open. */
    synchronized int open() {
        return (int) breakers.values().stream().filter(Breaker::isOpen).count();
    }

    /** Since when the one is open that is open longest; empty if none is. */
    synchronized Optional<Instant> openSince() {
        return breakers.values().stream()
                .filter(Breaker::isOpen)
                .map(Breaker::openSince)
                .min(Comparator.naturalOrder());
    }

    private void answered(Permit permit) {
        Breaker breaker = breakers.get(permit.key());
        if (breaker != null) {
            breaker.answered();
            if (breaker.isForgettable()) {
                breakers.remove(permit.key());
            }
        }
    }

    private Breaker breaker(Permit permit) {
        Breaker breaker = breakers.computeIfAbsent(permit.key(), key -> new Breaker(policy));
        if (breakers.size() > MAX) {
            breakers.remove(breakers.keySet().iterator().next());
        }
        return breaker;
    }
}
