@NullMarked
package dev.sesame.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
