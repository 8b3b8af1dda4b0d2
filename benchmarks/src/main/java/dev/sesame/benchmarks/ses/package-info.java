/**
 * An SES that answers at once and counts, in a process of its own. Start with {@code StandIn}.
 */
@NullMarked
package dev.sesame.benchmarks.ses;

import org.jspecify.annotations.NullMarked;
