/** Tests of the numbers, the tables and the page they are on. */
@NullMarked
package dev.sesame.benchmarks.report;

import org.jspecify.annotations.NullMarked;
