@NullMarked
package dev.sesame.benchmarks.report;

import org.jspecify.annotations.NullMarked;
