/** In a tree that breaks {@code PACKAGES_ARE_NULL_MARKED}. */
package dev.sesame.architecture.broken.packagesarenullmarked.core.template;
