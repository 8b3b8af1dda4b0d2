package dev.sesame.architecture.broken.micrometerstaysinobservability.http.observability;

import io.micrometer.core.instrument.MeterRegistry;

interface SendMetrics {
    MeterRegistry meters();
}
