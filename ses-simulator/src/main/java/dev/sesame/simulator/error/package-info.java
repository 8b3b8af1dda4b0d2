/**
 * How SES says no: a status, an error name and a text. Start with {@code SesError}.
 */
@NullMarked
package dev.sesame.simulator.error;

import org.jspecify.annotations.NullMarked;
