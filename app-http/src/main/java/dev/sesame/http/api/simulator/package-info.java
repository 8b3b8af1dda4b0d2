/**
 * The mailbox of the simulator.
 * Start with {@link dev.sesame.http.api.simulator.SimulatorController}.
 */
@NullMarked
package dev.sesame.http.api.simulator;

import org.jspecify.annotations.NullMarked;
