/** In a tree that breaks {@code DOMAIN_STANDS_ALONE}. */
@NullMarked
package dev.sesame.architecture.broken.domainstandsalone.core.message;

import org.jspecify.annotations.NullMarked;
