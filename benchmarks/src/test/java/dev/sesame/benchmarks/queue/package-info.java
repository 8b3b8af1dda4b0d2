/** Tests of what the measurements of the queue send. */
@NullMarked
package dev.sesame.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
