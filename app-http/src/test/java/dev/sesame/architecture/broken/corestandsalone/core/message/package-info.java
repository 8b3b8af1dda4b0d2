/** In a tree that breaks {@code CORE_STANDS_ALONE}. */
@NullMarked
package dev.sesame.architecture.broken.corestandsalone.core.message;

import org.jspecify.annotations.NullMarked;
