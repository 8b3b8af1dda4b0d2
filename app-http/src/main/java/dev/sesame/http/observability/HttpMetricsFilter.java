package dev.sesame.http.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Times the requests of each route. Those for no route are counted together, whatever address they name. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HttpMetricsFilter {

    private static final String ATTRIBUTE = "sesame.began-at";

    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;

    HttpMetricsFilter(MeterRegistry registry) {
        this.registry = registry;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        long now = System.nanoTime();
        long began = request.getAttribute(ATTRIBUTE, Long.class).orElse(now);
        Timer.builder("sesame.http.requests")
                .description("HTTP requests, from when they were read to their answer")
                .tag("route", BasicHttpAttributes.getUriTemplate(request).orElse(Labels.NONE))
                .tag(
                        "method",
                        request.getMethod() == HttpMethod.CUSTOM
                                ? Labels.OTHER
                                : request.getMethod().name())
                .tag("status", Integer.toString(response.code()))
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(now - began, TimeUnit.NANOSECONDS);
    }
}
