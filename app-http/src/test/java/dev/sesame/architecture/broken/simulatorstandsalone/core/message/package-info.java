/** In a tree that breaks {@code SIMULATOR_STANDS_ALONE}. */
@NullMarked
package dev.sesame.architecture.broken.simulatorstandsalone.core.message;

import org.jspecify.annotations.NullMarked;
