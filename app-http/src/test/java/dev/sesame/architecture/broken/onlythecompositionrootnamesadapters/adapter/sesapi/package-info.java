/** In a tree that breaks {@code ONLY_THE_COMPOSITION_ROOT_NAMES_ADAPTERS}. */
@NullMarked
package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
