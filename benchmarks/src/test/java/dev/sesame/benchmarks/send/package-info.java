@NullMarked
package dev.sesame.benchmarks.send;

import org.jspecify.annotations.NullMarked;
