@NullMarked
package dev.sesame.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
