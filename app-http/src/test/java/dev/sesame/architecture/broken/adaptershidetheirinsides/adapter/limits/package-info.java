/** In a tree that breaks {@code ADAPTERS_HIDE_THEIR_INSIDES}. */
@NullMarked
package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.limits;

import org.jspecify.annotations.NullMarked;
