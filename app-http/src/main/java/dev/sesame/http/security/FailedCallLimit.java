package dev.sesame.http.security;

import dev.sesame.core.access.CallLimit;
import org.jspecify.annotations.Nullable;

/**
 * How many calls with keys that are none an address may make before it is told to wait.
 *
 * @param value the limit; null for none
 */
public record FailedCallLimit(@Nullable CallLimit value) {}
