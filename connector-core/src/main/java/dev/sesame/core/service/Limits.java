package dev.sesame.core.service;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.SendDelay;

/** What a message fails with that our own limits hold back. */
final class Limits {

    private Limits() {}

    static TransportException failure(SendDelay delay) {
        String why = delay.reason() == FailureReason.DAILY_QUOTA_EXCEEDED
                ? "The account's quota of the last 24 hours is used up"
                : "The account's sending rate is used up";
        return new TransportException(
                delay.reason(), why + ", nothing was sent: send it again later", delay.duration(), null, null);
    }
}
