/** In a tree that breaks {@code ERRORS_SHARE_ONE_ROOT}. */
@NullMarked
package dev.sesame.architecture.broken.errorsshareoneroot.http.api;

import org.jspecify.annotations.NullMarked;
