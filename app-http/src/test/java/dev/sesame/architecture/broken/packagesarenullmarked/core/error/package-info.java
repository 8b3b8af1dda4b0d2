/** In a tree that breaks {@code PACKAGES_ARE_NULL_MARKED}. */
@NullMarked
package dev.sesame.architecture.broken.packagesarenullmarked.core.error;

import org.jspecify.annotations.NullMarked;
