/** In a tree that breaks {@code ONLY_THE_COMPOSITION_ROOT_NAMES_ADAPTERS}. */
@NullMarked
package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.simulator;

import org.jspecify.annotations.NullMarked;
