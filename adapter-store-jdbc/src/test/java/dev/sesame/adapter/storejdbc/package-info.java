/** Holds the store to its contract on real databases, and breaks them. */
@NullMarked
package dev.sesame.adapter.storejdbc;

import org.jspecify.annotations.NullMarked;
