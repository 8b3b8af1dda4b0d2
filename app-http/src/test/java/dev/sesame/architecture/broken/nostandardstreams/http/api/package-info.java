/** In a tree that breaks {@code NO_STANDARD_STREAMS}. */
@NullMarked
package dev.sesame.architecture.broken.nostandardstreams.http.api;

import org.jspecify.annotations.NullMarked;
