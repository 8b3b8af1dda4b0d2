package dev.sesame.architecture.broken.opentelemetrystaysintracing.http.api;

import io.opentelemetry.api.trace.Tracer;

interface BreaksByTracing {
    Tracer tracer();
}
