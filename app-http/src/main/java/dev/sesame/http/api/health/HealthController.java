package dev.sesame.http.api.health;

import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.WatchTransports;
import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Whether the service runs, for people and for what watches it. Needs no key. */
@Controller("/health")
@Tag(name = "Health")
final class HealthController {

    private final ServiceInfo service;
    private final ManageConnectors connectors;
    private final WatchTransports watchTransports;
    private final StoreStatus store;
    private final Readiness readiness;

    HealthController(
            ServiceInfo service,
            ManageConnectors connectors,
            WatchTransports watchTransports,
            StoreStatus store,
            Readiness readiness) {
        this.service = service;
        this.connectors = connectors;
        this.watchTransports = watchTransports;
        this.store = store;
        this.readiness = readiness;
    }

    /** Shows how the service is, where its messages go, and what somebody must mend. */
    @Get
    @ApiResponse(responseCode = "200", description = "The service runs")
    Health health() {
        return Health.of(service, connectors, store.isUp(), watchTransports.alerts());
    }

    /** Answers while the process runs. */
    @Get("/liveness")
    @ApiResponse(responseCode = "200", description = "The process runs")
    Health liveness() {
        return Health.UP;
    }

    /** Answers while the service takes messages. */
    @Get("/readiness")
    @ApiResponse(
            responseCode = "200",
            description = "The service takes messages",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "`stopping`: the service takes no more messages",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    HttpResponse<? extends JsonBody> readiness() {
        return readiness.isReady() ? HttpResponse.ok(Health.UP) : Problems.stopping();
    }
}
