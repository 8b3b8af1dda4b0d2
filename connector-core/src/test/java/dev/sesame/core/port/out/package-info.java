/**
 * The contract kit: what every transport must do, as tests its author runs.
 * Start with {@link dev.sesame.core.port.out.EmailTransportContract}.
 */
@NullMarked
package dev.sesame.core.port.out;

import org.jspecify.annotations.NullMarked;
