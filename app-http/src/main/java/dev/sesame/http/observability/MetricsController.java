package dev.sesame.http.observability;

import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Metrics, for Prometheus and whatever else reads its format. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Health")
final class MetricsController {

    private static final MediaType FORMAT = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry registry;
    private final ServiceMetrics service;

    MetricsController(PrometheusMeterRegistry registry, ServiceMetrics service) {
        this.registry = registry;
        this.service = service;
    }

    /** Shows the metrics of this instance in the text format of Prometheus. */
    // Whatever is accepted: each scraper prefers another of its formats, and takes this one, too.
    @Get(uri = "/prometheus", produces = MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            description = "The metrics",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    @Access.OfReaders
    @ApiProblems.OfEvery
    HttpResponse<String> metrics() {
        service.refresh();
        return HttpResponse.ok(registry.scrape()).contentType(FORMAT);
    }
}
