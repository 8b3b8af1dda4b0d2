/**
 * What callers ask of the core.
 * Start with {@link dev.sesame.core.port.in.SendEmail}.
 */
@NullMarked
package dev.sesame.core.port.in;

import org.jspecify.annotations.NullMarked;
