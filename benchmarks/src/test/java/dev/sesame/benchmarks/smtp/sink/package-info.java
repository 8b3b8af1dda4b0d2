@NullMarked
package dev.sesame.benchmarks.smtp.sink;

import org.jspecify.annotations.NullMarked;
