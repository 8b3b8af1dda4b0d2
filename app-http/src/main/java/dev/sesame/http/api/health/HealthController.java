package dev.sesame.http.api.health;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Whether the service runs, for people and for what watches it. Needs no key. */
@Controller("/health")
@Tag(name = "Health")
final class HealthController {

    private final ServiceInfo service;

    HealthController(ServiceInfo service) {
        this.service = service;
    }

    /** Shows how the service is and where its messages go. */
    @Get
    @ApiResponse(responseCode = "200", description = "The service runs")
    Health health() {
        return new Health("UP", service.simulated() ? "simulator" : "aws", service.transport(), service.connectors());
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
