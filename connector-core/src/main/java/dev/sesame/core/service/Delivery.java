package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.out.EmailTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Hands a message to the transport, and again when it was certainly not accepted and there is still time. */
final class Delivery {

    private final EmailTransport transport;
    private final RetryPolicy retries;
    private final Clock clock;
    private final RandomGenerator random;
    private final Pause pause;

    Delivery(EmailTransport transport, RetryPolicy retries, Clock clock, RandomGenerator random, Pause pause) {
        this.transport = transport;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    String transport() {
        return transport.name();
    }

    /** Throws the last attempt's failure. */
    Receipt deliver(OutboundEmail email, SendingAccount account, Duration lifetime) {
        if (lifetime.isZero() || lifetime.isNegative()) {
            throw new UnsendableException(ErrorCode.EXPIRED, "The message expired before it could be sent");
        }
        Instant started = clock.instant();
        Duration time = lifetime.compareTo(retries.budget()) < 0 ? lifetime : retries.budget();
        for (int attempt = 1; ; attempt++) {
            try {
                return transport.send(email, account);
            } catch (IllegalStateException closed) {
                throw new TransportException(
                        FailureReason.CONNECTION_FAILED, "Sesame is stopping, nothing was sent: send it again", closed);
            } catch (TransportException failure) {
                // Only what is certainly not accepted: anything else might arrive twice.
                if (failure.kind() != FailureKind.TRANSIENT || attempt == retries.maxAttempts()) {
                    throw failure;
                }
                Duration delay = retries.delay(attempt, failure.retryAfter().orElse(Duration.ZERO), random);
                if (elapsed(started).plus(delay).compareTo(time) > 0) {
                    throw failure;
                }
                waitFor(delay, failure);
                // The wait may have been longer than asked for: the machine slept, or was busy.
                if (elapsed(started).compareTo(time) > 0) {
                    throw failure;
                }
            }
        }
    }

    private Duration elapsed(Instant started) {
        return Duration.between(started, clock.instant());
    }

    private void waitFor(Duration delay, TransportException failure) {
        try {
            pause.lasting(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
