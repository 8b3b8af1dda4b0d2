/**
 * A local Amazon SES for tests and for trying things out.
 * Start with {@code SesSimulator}.
 */
@NullMarked
package dev.sesame.simulator;

import org.jspecify.annotations.NullMarked;
