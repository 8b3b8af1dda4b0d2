/** Tests of what measures callers. */
@NullMarked
package dev.sesame.benchmarks.load;

import org.jspecify.annotations.NullMarked;
