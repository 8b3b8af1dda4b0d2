@NullMarked
package dev.sesame.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
