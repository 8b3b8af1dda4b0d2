/** In a tree that breaks {@code ADAPTERS_STAND_APART}. */
@NullMarked
package dev.sesame.architecture.broken.adaptersstandapart.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
