package dev.sesame.architecture.broken.opentelemetrystaysintracing.http.tracing;

import io.opentelemetry.api.trace.Tracer;

interface AttemptSpans {
    Tracer tracer();
}
