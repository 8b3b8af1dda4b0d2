package dev.sesame.http.api.simulator;

import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** The mailbox of the simulator; not there when messages go to Amazon. */
@Controller("/v1/simulator/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Simulator")
final class SimulatorController {

    private static final String NONE = "Messages go to Amazon; there is no simulator";

    private final SimulatedMailbox mailbox;

    SimulatorController(SimulatedMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Shows the mails that the simulator accepted, newest first. */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The mailbox",
            content = @Content(schema = @Schema(implementation = SimulatedMails.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfSimulator
    HttpResponse<? extends JsonBody> listSimulatedMessages() {
        Optional<List<SimulatedMail>> messages = mailbox.messages();
        return messages.isPresent() ? HttpResponse.ok(new SimulatedMails(messages.get())) : Problems.notFound(NONE);
    }

    /** Empties the mailbox. */
    @Delete
    @Access.OfAdmins
    @ApiResponse(responseCode = "204", description = "The mailbox is empty")
    @ApiProblems.OfEvery
    @ApiProblems.OfSimulator
    HttpResponse<? extends JsonBody> deleteSimulatedMessages() {
        return mailbox.clear() ? HttpResponse.noContent() : Problems.notFound(NONE);
    }
}
