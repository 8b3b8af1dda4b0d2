package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Receipt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a message, with every attempt in order. */
sealed interface DeliveryResult {

    List<Attempt> attempts();

    /** Throws what it failed with, if it did. */
    Accepted orThrow();

    /** A transport, the one that is named, accepted it. */
    record Accepted(List<Attempt> attempts, Receipt receipt, String transport) implements DeliveryResult {

        public Accepted {
            attempts = List.copyOf(attempts);
        }

        @Override
        public Accepted orThrow() {
            return this;
        }
    }

    /**
     * No transport is known to have accepted it.
     *
     * @param failure that of the last attempt that says something of the message, or why none was made
     * @param retryAfter how long to wait at least before it is tried again; null when it must not be
     */
    record Failed(
            List<Attempt> attempts,
            ConnectorException failure,
            @Nullable Duration retryAfter) implements DeliveryResult {

        public Failed {
            attempts = List.copyOf(attempts);
        }

        @Override
        public Accepted orThrow() {
            throw failure;
        }
    }
}
