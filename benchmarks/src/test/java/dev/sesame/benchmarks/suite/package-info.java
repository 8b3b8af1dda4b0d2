/** Tests of what a suite is given. */
@NullMarked
package dev.sesame.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
