/** Tests of {@code parts}, with what only they need. */
@NullMarked
package dev.sesame.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
