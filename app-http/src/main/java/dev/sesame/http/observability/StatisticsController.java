package dev.sesame.http.observability;

import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells how sending goes, for people who look at the console. */
@Controller("/v1/statistics")
@SecurityRequirement(name = "key")
@Tag(name = "Health")
final class StatisticsController {

    private final RecentSends sends;

    StatisticsController(RecentSends sends) {
        this.sends = sends;
    }

    /**
     * Counts the messages of the last hour by outcome, in steps of five minutes; of this instance only, and since its start.
     * Mails that test a connector are left out. For more, and for several instances, there is {@code /prometheus}.
     */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The last hour",
            content = @Content(schema = @Schema(implementation = Statistics.class)))
    @ApiProblems.OfEvery
    Statistics getStatistics() {
        return sends.lastHour();
    }
}
