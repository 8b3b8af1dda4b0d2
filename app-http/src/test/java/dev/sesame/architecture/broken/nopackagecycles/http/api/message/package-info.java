/** In a tree that breaks {@code NO_PACKAGE_CYCLES}. */
@NullMarked
package dev.sesame.architecture.broken.nopackagecycles.http.api.message;

import org.jspecify.annotations.NullMarked;
