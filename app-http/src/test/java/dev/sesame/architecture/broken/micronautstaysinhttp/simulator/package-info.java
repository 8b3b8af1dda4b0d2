/** In a tree that breaks {@code MICRONAUT_STAYS_IN_HTTP}. */
@NullMarked
package dev.sesame.architecture.broken.micronautstaysinhttp.simulator;

import org.jspecify.annotations.NullMarked;
