package dev.sesame.core.port.out;

import java.time.Instant;

/**
 * For how long a process has a message to itself. Past that it counts as stopped, and {@link MessageStore#sweep} takes the
 * message from it.
 *
 * @param worker names the process, for people to read
 * @param until when it is over
 */
public record Lease(String worker, Instant until) {}
