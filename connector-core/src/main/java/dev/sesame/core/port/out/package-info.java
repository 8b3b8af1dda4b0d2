/**
 * What the core asks of the world.
 * Start with {@link dev.sesame.core.port.out.EmailTransport}.
 */
@NullMarked
package dev.sesame.core.port.out;

import org.jspecify.annotations.NullMarked;
