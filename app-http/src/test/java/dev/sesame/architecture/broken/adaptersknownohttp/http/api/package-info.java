/** In a tree that breaks {@code ADAPTERS_KNOW_NO_HTTP}. */
@NullMarked
package dev.sesame.architecture.broken.adaptersknownohttp.http.api;

import org.jspecify.annotations.NullMarked;
