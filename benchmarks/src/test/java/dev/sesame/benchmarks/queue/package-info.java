@NullMarked
package dev.sesame.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
