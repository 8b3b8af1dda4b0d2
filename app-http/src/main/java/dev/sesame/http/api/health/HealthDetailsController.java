package dev.sesame.http.api.health;

import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What the service knows of itself, for those who run it. */
@Controller("/health/details")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Health")
final class HealthDetailsController {

    private final HealthDetailsSource source;

    HealthDetailsController(HealthDetailsSource source) {
        this.source = source;
    }

    /** Shows how each connector, account and transport, the store and the queue are. Needs an API key if there are any. */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The details, whatever they are",
            content = @Content(schema = @Schema(implementation = HealthDetails.class)))
    @ApiProblems.OfEvery
    HealthDetails healthDetails() {
        return source.read();
    }
}
