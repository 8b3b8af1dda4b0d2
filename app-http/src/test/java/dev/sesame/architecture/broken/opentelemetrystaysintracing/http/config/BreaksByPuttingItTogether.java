package dev.sesame.architecture.broken.opentelemetrystaysintracing.http.config;

import io.opentelemetry.api.OpenTelemetry;

interface BreaksByPuttingItTogether {
    OpenTelemetry traces();
}
