@NullMarked
package dev.sesame.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
