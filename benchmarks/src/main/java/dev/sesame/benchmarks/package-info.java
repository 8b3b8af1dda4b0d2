/**
 * Sesame measured side by side with others. Start with {@code Benchmarks}.
 */
@NullMarked
package dev.sesame.benchmarks;

import org.jspecify.annotations.NullMarked;
