/** Tests of {@code overload}, with what only they need. */
@NullMarked
package dev.sesame.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
