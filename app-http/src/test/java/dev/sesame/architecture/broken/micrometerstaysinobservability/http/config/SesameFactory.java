package dev.sesame.architecture.broken.micrometerstaysinobservability.http.config;

import io.micrometer.core.instrument.MeterRegistry;

interface SesameFactory {
    MeterRegistry meters();
}
