package dev.sesame.core.service;

import dev.sesame.core.port.out.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The leases of this process. */
final class Leases {

    private final String worker;
    private final Duration duration;
    private final Clock clock;

    Leases(String worker, Duration duration, Clock clock) {
        this.worker = worker;
        this.duration = duration;
        this.clock = clock;
    }

    /** A lease from now on. */
    Lease next() {
        return new Lease(worker, clock.instant().plus(duration));
    }

    /** When a message with this lease may be sent: an attempt that begins in the first half of a lease ends within it. */
    SendWindow window(Instant expiresAt, Lease lease) {
        return new SendWindow(expiresAt, lease.until().minus(duration.dividedBy(2)));
    }
}
