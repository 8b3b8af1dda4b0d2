package dev.sesame.core.port.out;

import dev.sesame.core.message.OutboundEmail;

/**
 * A message that its claimer, and nobody else, may send now.
 *
 * @param message what is known of it
 * @param email what to send
 * @param claim with which to say what became of it
 */
public record ClaimedMessage(StoredMessage message, OutboundEmail email, Claim claim) {}
