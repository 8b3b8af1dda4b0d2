/**
 * The service in a process of its own, and callers who load it. Start with {@code ServiceUnderTest} and {@code Callers}.
 */
@NullMarked
package dev.sesame.benchmarks.load;

import org.jspecify.annotations.NullMarked;
