/** In a tree that breaks {@code NO_STANDARD_STREAMS}. */
@NullMarked
package dev.sesame.architecture.broken.nostandardstreams.core.message;

import org.jspecify.annotations.NullMarked;
