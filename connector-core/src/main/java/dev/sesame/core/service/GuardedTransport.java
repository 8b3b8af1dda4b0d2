package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.BreakerPolicy;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.TransportListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A transport behind its breakers, which leave it alone while it fails. */
final class GuardedTransport {

    private final EmailTransport transport;
    private final Breakers breakers;
    private final Clock clock;

    GuardedTransport(EmailTransport transport, BreakerPolicy policy, TransportListener listener, Clock clock) {
        this.transport = transport;
        this.breakers = new Breakers(transport.name(), policy, listener, clock);
        this.clock = clock;
    }

    String name() {
        return transport.name();
    }

    List<TransportAlert> alerts() {
        return breakers.alerts();
    }

    int paused() {
        return breakers.open();
    }

    Optional<Instant> pausedSince() {
        return breakers.openSince();
    }

    Handover hand(Consignment message) {
        Admission admission = breakers.ask(BreakerKey.of(message), message.connector());
        if (admission instanceof Hold hold) {
            return hold;
        }
        Permit permit = (Permit) admission;
        Instant startedAt = clock.instant();
        try {
            Receipt receipt = transport.send(message.email(), message.account());
            permit.accepted();
            return new Handover.Accepted(
                    Attempt.accepted(transport.name(), startedAt, clock.instant(), receipt), receipt);
        } catch (IllegalStateException closed) {
            TransportException failure = new TransportException(
                    FailureReason.CONNECTION_FAILED, "Sesame is stopping, nothing was sent: send it again", closed);
            return failed(startedAt, failure, permit, true);
        } catch (TransportException failure) {
            // An interrupt ends an attempt as an outage would, and says nothing about the transport.
            if (!Thread.currentThread().isInterrupted()) {
                permit.failed(failure);
            }
            return failed(startedAt, failure, permit, false);
        } finally {
            permit.release();
        }
    }

    private Handover.Failed failed(Instant startedAt, TransportException failure, Permit permit, boolean stopping) {
        Attempt attempt = Attempt.failed(transport.name(), startedAt, clock.instant(), failure);
        return new Handover.Failed(attempt, failure, permit.refusedBefore(), stopping);
    }
}
