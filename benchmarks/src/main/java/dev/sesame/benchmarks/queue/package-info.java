/**
 * How fast messages are kept and sent from the queue, and what that costs. Start with {@code QueueSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
