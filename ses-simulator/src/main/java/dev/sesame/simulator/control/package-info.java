/**
 * The mailbox and the faults over HTTP, for programs that are not on this JVM. Start with {@code ControlApi}.
 */
@NullMarked
package dev.sesame.simulator.control;

import org.jspecify.annotations.NullMarked;
