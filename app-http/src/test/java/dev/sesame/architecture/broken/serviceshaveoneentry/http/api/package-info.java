/** In a tree that breaks {@code SERVICES_HAVE_ONE_ENTRY}. */
@NullMarked
package dev.sesame.architecture.broken.serviceshaveoneentry.http.api;

import org.jspecify.annotations.NullMarked;
