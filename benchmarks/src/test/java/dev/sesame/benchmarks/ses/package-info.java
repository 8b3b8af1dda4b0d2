/** Tests of {@code ses}, with what only they need. */
@NullMarked
package dev.sesame.benchmarks.ses;

import org.jspecify.annotations.NullMarked;
