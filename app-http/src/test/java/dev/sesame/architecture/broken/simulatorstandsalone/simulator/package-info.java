/** In a tree that breaks {@code SIMULATOR_STANDS_ALONE}. */
@NullMarked
package dev.sesame.architecture.broken.simulatorstandsalone.simulator;

import org.jspecify.annotations.NullMarked;
