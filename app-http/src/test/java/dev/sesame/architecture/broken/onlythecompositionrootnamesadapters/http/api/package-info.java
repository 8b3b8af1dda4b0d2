/** In a tree that breaks {@code ONLY_THE_COMPOSITION_ROOT_NAMES_ADAPTERS}. */
@NullMarked
package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.http.api;

import org.jspecify.annotations.NullMarked;
