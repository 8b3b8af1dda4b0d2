/** In a tree that breaks {@code NO_GENERIC_EXCEPTIONS}. */
@NullMarked
package dev.sesame.architecture.broken.nogenericexceptions.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
