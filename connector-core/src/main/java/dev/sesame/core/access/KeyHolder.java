package dev.sesame.core.access;

import org.jspecify.annotations.Nullable;

/**
 * Whoever calls with a key that is valid.
 *
 * @param name the name of the key
 * @param role what may be done with it
 * @param limit how often; null for as often as one likes
 */
public record KeyHolder(String name, Role role, @Nullable CallLimit limit) {}
