package dev.sesame.architecture.broken.micrometerstaysinobservability.http.api;

import io.micrometer.core.instrument.MeterRegistry;

interface BreaksByCounting {
    MeterRegistry meters();
}
