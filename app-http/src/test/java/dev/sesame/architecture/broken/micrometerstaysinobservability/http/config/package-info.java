/** In a tree that breaks {@code MICROMETER_STAYS_IN_OBSERVABILITY}. */
@NullMarked
package dev.sesame.architecture.broken.micrometerstaysinobservability.http.config;

import org.jspecify.annotations.NullMarked;
