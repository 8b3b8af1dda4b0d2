/** In a tree that breaks {@code PORTS_THROW_NO_CHECKED_EXCEPTIONS}. */
@NullMarked
package dev.sesame.architecture.broken.portsthrownocheckedexceptions.core.port.out;

import org.jspecify.annotations.NullMarked;
