package dev.sesame.http.api.health;

import dev.sesame.core.port.in.WatchTransports;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Whether the service runs, for people and for what watches it. Needs no key. */
@Controller("/health")
@Tag(name = "Health")
final class HealthController {

    private final ServiceInfo service;
    private final WatchTransports watchTransports;

    HealthController(ServiceInfo service, WatchTransports watchTransports) {
        this.service = service;
        this.watchTransports = watchTransports;
    }

    /** Shows how the service is, where its messages go, and what somebody must mend. */
    @Get
    @ApiResponse(responseCode = "200", description = "The service runs")
    Health health() {
        return Health.of(service, watchTransports.alerts());
    }

    /** Answers while the process runs. */
    @Get("/liveness")
    @ApiResponse(responseCode = "200", description = "The process runs")
    Health liveness() {
        return Health.UP;
    }

    /** Answers while the service takes messages. */
    @Get("/readiness")
    @ApiResponse(responseCode = "200", description = "The service takes messages")
    Health readiness() {
        return Health.UP;
    }
}
