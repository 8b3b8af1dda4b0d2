/**
 * Trouble on demand. Start with {@code Faults}.
 */
@NullMarked
package dev.sesame.simulator.fault;

import org.jspecify.annotations.NullMarked;
