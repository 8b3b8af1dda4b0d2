@NullMarked
package dev.sesame.benchmarks.load;

import org.jspecify.annotations.NullMarked;
