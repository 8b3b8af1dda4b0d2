package dev.sesame.core.port.out;

import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.queue.StoredMessage;

/**
 * A message that its claimer, and nobody else, may send now.
 *
 * @param message what is known of it
 * @param email what to send
 * @param priority that it was kept with
 * @param claim with which to say what became of it
 */
public record ClaimedMessage(StoredMessage message, OutboundEmail email, int priority, Claim claim) {}
