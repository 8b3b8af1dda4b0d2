/** In a tree that breaks {@code PORTS_STAND_APART}. */
@NullMarked
package dev.sesame.architecture.broken.portsstandapart.core.port.out;

import org.jspecify.annotations.NullMarked;
