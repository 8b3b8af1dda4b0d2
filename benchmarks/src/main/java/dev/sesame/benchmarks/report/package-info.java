/**
 * Numbers, tables and the page they are on. Start with {@code ResultsPage}.
 */
@NullMarked
package dev.sesame.benchmarks.report;

import org.jspecify.annotations.NullMarked;
