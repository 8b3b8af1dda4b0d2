/** Tests of the processes that take part. */
@NullMarked
package dev.sesame.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
