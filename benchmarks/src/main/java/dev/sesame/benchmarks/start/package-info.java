/**
 * How long a start takes, and what the service occupies when it has nothing to do. Start with {@code StartSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.start;

import org.jspecify.annotations.NullMarked;
