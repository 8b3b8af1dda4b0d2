/**
 * The SESv2 API over HTTP. Start with {@code SesApi}.
 */
@NullMarked
package dev.sesame.simulator.api;

import org.jspecify.annotations.NullMarked;
