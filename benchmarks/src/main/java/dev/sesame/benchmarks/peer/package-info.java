/**
 * Processes that take part in a measurement, and how to talk to them. Start with {@code Peer}.
 */
@NullMarked
package dev.sesame.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
