/** In a tree that breaks {@code OPENTELEMETRY_STAYS_IN_TRACING}. */
@NullMarked
package dev.sesame.architecture.broken.opentelemetrystaysintracing.http.tracing;

import org.jspecify.annotations.NullMarked;
