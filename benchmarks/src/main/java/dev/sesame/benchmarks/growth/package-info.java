/**
 * Whether a message costs more as templates, connectors and stored messages grow. Start with {@code GrowthSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
