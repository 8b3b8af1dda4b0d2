/**
 * The simulator as a program. Start with {@code SimulatorProgram}.
 */
@NullMarked
package dev.sesame.simulator.program;

import org.jspecify.annotations.NullMarked;
