/** In a tree that breaks {@code ONLY_THE_COMPOSITION_ROOT_NAMES_ADAPTERS}. */
@NullMarked
package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.http.config;

import org.jspecify.annotations.NullMarked;
