/** Tests of {@code growth}, with what only they need. */
@NullMarked
package dev.sesame.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
