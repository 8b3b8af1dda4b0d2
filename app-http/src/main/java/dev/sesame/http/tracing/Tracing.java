package dev.sesame.http.tracing;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import io.micronaut.context.env.Environment;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Exports spans as the standard variables of OpenTelemetry say: {@code OTEL_EXPORTER_OTLP_*}, {@code OTEL_SERVICE_NAME},
 * {@code OTEL_TRACES_SAMPLER}. Safe for concurrent use.
 */
@WhenTracing
@Singleton
final class Tracing {

    /** Whoever stops the service waits no longer for the last spans. */
    private static final int CLOSE_SECONDS = 5;

    private static final String SETTINGS = "otel.";

    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "sesame",
            // Over gRPC it would take a second HTTP client.
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    private final OpenTelemetrySdk sdk;

    /**
     * Connects to nobody yet.
     *
     * @throws InvalidInputException if a variable of OpenTelemetry is wrong
     */
    Tracing(Environment environment) {
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        environment
                .getPropertySources()
                .forEach(source -> source.forEach(name -> {
                    if (name.startsWith(SETTINGS)) {
                        environment.getProperty(name, String.class).ifPresent(value -> settings.put(name, value));
                    }
                }));
        try {
            sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> settings)
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException | IllegalStateException | IllegalArgumentException e) {
            throw InvalidInputException.settings(List.of(new Problem(
                    "", "SESAME_TRACING=otlp cannot be, as a variable of OpenTelemetry is wrong: " + e.getMessage())));
        }
    }

    Tracer tracer() {
        return sdk.getTracer("dev.sesame");
    }

    /** How traces go from one service to the next: in W3C's {@code traceparent}, unless a variable says otherwise. */
    TextMapPropagator propagator() {
        return sdk.getPropagators().getTextMapPropagator();
    }

    @PreDestroy
    void close() {
        var unused = sdk.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
