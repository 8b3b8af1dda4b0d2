/** Tests of {@code send}, with what only they need. */
@NullMarked
package dev.sesame.benchmarks.send;

import org.jspecify.annotations.NullMarked;
