package dev.sesame.core.port.in;

import dev.sesame.core.error.FailureReason;
import java.time.Instant;

/**
 * A transport refuses us, and will until somebody changes something, or cannot be reached.
 *
 * @param transport the name of the transport
 * @param connector the id of a connector that meets it
 * @param reason why
 * @param since when this was first met
 */
public record TransportAlert(String transport, String connector, FailureReason reason, Instant since) {}
