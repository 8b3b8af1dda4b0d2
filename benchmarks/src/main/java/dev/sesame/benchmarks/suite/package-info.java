/**
 * What every suite is given and gives. Start with {@code Suite}.
 */
@NullMarked
package dev.sesame.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
