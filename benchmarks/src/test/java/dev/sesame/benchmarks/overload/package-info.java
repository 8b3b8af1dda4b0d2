@NullMarked
package dev.sesame.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
