/**
 * Traces of requests and attempts, for OpenTelemetry: the only package that knows it, and none of it is loaded without
 * {@code SESAME_TRACING=otlp}. Start with {@link dev.sesame.http.tracing.RequestSpans}.
 */
@NullMarked
package dev.sesame.http.tracing;

import org.jspecify.annotations.NullMarked;
