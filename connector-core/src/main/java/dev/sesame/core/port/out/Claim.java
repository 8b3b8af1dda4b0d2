package dev.sesame.core.port.out;

/**
 * The right to send a message and to say what became of it: a fencing token, which grows each time the message changes
 * hands, so that who has lost a message cannot overwrite what came after.
 *
 * @param id the id of the message
 * @param token grows with each claim of that message
 */
public record Claim(String id, long token) {}
