package dev.sesame.http.api.caller;

import dev.sesame.http.api.problem.ApiProblems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells callers what they may do. */
@Controller("/v1/caller")
@SecurityRequirement(name = "key")
@Tag(name = "API keys")
final class CallerController {

    /** Shows whose API key the call came with, and what it may do. */
    @Get
    @Access.OfEverybody
    @ApiResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(schema = @Schema(implementation = ShownCaller.class)))
    @ApiProblems.OfEvery
    ShownCaller getCaller(HttpRequest<?> request) {
        return ShownCaller.of(Caller.of(request), Caller.role(request));
    }
}
