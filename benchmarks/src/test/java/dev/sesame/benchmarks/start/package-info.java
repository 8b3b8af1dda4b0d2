/** Tests of what is said of starts. */
@NullMarked
package dev.sesame.benchmarks.start;

import org.jspecify.annotations.NullMarked;
